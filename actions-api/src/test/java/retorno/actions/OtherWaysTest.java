package retorno.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retorno.fake.script.Script;

/// Calls without a room, and calls for which the activist has to say that he is there.
class OtherWaysTest {

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Dialled {
        private World world;

        @BeforeAll
        void start(@TempDir Path folder) {
            world = World.on(folder, "retorno.phone.mode", "dial");
        }

        @AfterAll
        void stop() {
            world.close();
        }

        @Test
        void completes() {
            String id =
                    world.placed(
                            world.who(Script.PERSON), world.who(Script.PERSON.hangsUpAfter(20)));

            assertThat(world.end(id)).isEqualTo("completed target-hung-up");
            assertThat(world.twilio().requests("Participants.json")).isEmpty();
            assertThat(world.twilio().errors()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "busy, busy target-busy",
            "no-answer, no-answer target-no-answer",
            "machine, no-answer target-voicemail",
        })
        void targetWhoIsNotThere(String how, String end) {
            Script script =
                    switch (how) {
                        case "busy" -> Script.busy();
                        case "machine" -> Script.machine();
                        default -> Script.noAnswer();
                    };
            String id = world.placed(world.who(Script.PERSON), world.who(script));

            assertThat(world.end(id)).isEqualTo(end);
        }

        @Test
        void activistHangsUpWhileItRings() {
            String id =
                    world.placed(
                            world.who(Script.PERSON.hangsUpAfter(15)),
                            world.who(Script.noAnswer()));

            assertThat(world.end(id)).isEqualTo("canceled activist-hung-up");
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Confirmed {
        private World world;

        @BeforeAll
        void start(@TempDir Path folder) {
            world = World.on(folder, "retorno.phone.confirm", "speech");
        }

        @AfterAll
        void stop() {
            world.close();
        }

        @Test
        void whoSaysHisNameIsConnected() {
            String id =
                    world.placed(
                            world.who(Script.PERSON.says("Maria")),
                            world.who(Script.PERSON.hangsUpAfter(20)));

            assertThat(world.end(id)).isEqualTo("completed target-hung-up");
        }

        @Test
        void whoSaysNothingIsNot() {
            String target = world.who(Script.PERSON);
            String id = world.placed(world.who(Script.PERSON), target);

            assertThat(world.end(id)).isEqualTo("canceled activist-not-confirmed");
            assertThat(world.twilio().callsTo(target)).isEmpty();
        }

        @Test
        void voicemailIsNotConnected() {
            String target = world.who(Script.PERSON);
            String id = world.placed(world.who(Script.machine()), target);

            assertThat(world.end(id)).isEqualTo("canceled activist-voicemail");
            assertThat(world.twilio().callsTo(target)).isEmpty();
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Pressed {
        @Test
        void whoPressesAKeyIsConnected(@TempDir Path folder) {
            try (World world = World.on(folder, "retorno.phone.confirm", "dtmf")) {
                String id =
                        world.placed(
                                world.who(Script.PERSON.presses("1")),
                                world.who(Script.PERSON.hangsUpAfter(20)));

                assertThat(world.end(id)).isEqualTo("completed target-hung-up");
            }
        }
    }
}
