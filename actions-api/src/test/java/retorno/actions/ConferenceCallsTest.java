package retorno.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retorno.fake.fault.Fault;
import retorno.fake.fault.Fault.Kind;
import retorno.fake.script.Script;

/// Whole calls, from the page's request to the last callback.
class ConferenceCallsTest {
    @TempDir private static Path folder;

    private static World world;

    @BeforeAll
    static void start() {
        world = World.on(folder);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void forget() {
        world.twilio().reset();
    }

    @Test
    void goesFromInitiatedToCompleted() {
        String activist = world.who(Script.noAnswer());
        String target = world.who(Script.noAnswer());
        String id = world.placed(activist, target);
        assertThat(world.status(id)).isEqualTo("initiated");

        world.twilio().answer(world.twilio().callsTo(activist).getFirst());
        await().until(() -> world.status(id).equals("ringing"));
        await().until(() -> !world.twilio().callsTo(target).isEmpty());
        world.twilio().answer(world.twilio().callsTo(target).getFirst());
        await().until(() -> world.status(id).equals("in-progress"));
        world.twilio().hangUp(world.twilio().callsTo(target).getFirst());

        assertThat(world.end(id)).isEqualTo("completed target-hung-up");
        assertThat(world.detail(id).path("activist_leg").path("sid").asString()).startsWith("CA");
        assertThat(world.detail(id).path("target_leg").path("sid").asString()).startsWith("CA");
        assertThat(world.twilio().requests("Participants.json")).hasSize(1);
        assertThat(world.twilio().errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "busy, canceled activist-busy",
        "no-answer, canceled activist-no-answer",
        "failed, canceled activist-failed",
        "canceled, canceled activist-canceled",
        "machine, canceled activist-voicemail",
    })
    void activistWhoIsNotThere(String how, String end) {
        String id = world.placed(world.who(behaviour(how)), world.who(Script.noAnswer()));

        assertThat(world.end(id)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "busy, busy target-busy",
        "no-answer, no-answer target-no-answer",
        "failed, failed target-failed",
        "canceled, canceled target-canceled",
        "machine, no-answer target-voicemail",
    })
    void targetWhoIsNotThereAndTheActivistIsNotLeftAlone(String how, String end) {
        String id = world.placed(world.who(Script.PERSON), world.who(behaviour(how)));

        assertThat(world.end(id)).isEqualTo(end);
        assertThat(world.detail(id).path("activist_leg").path("status").asString())
                .isEqualTo("completed");
    }

    @Test
    void activistHangsUpBeforeTheTargetAnswers() {
        String target = world.who(Script.noAnswer());
        String id = world.placed(world.who(Script.PERSON.hangsUpAfter(12)), target);

        assertThat(world.end(id)).isEqualTo("canceled activist-hung-up");
        assertThat(world.detail(id).path("target_leg").path("status").asString())
                .isEqualTo("canceled");
    }

    @Test
    void activistHangsUpFirst() {
        String id =
                world.placed(world.who(Script.PERSON.hangsUpAfter(30)), world.who(Script.PERSON));

        assertThat(world.end(id)).isEqualTo("completed activist-hung-up");
    }

    @Test
    void everyCallbackLostIsFoundOutByAsking() {
        world.twilio().fault(Fault.next(1000, Kind.DROP).on("/twilio/"));
        String id =
                world.placed(
                        world.who(Script.PERSON.hangsUpAfter(20)), world.who(Script.noAnswer()));

        assertThat(world.end(id)).startsWith("canceled activist-hung-up");
    }

    @Test
    void lastCallbacksLostAreFoundOutByAsking() {
        String target = world.who(Script.PERSON);
        String id = world.placed(world.who(Script.PERSON), target);
        await().until(() -> world.status(id).equals("in-progress"));

        world.twilio().fault(Fault.next(1000, Kind.DROP).on("/twilio/"));
        world.twilio().hangUp(world.twilio().callsTo(target).getFirst());

        assertThat(world.end(id)).startsWith("completed ");
    }

    @Test
    void everythingDoubledEndsInTheSame() {
        world.twilio().fault(Fault.next(1000, Kind.DUPLICATE));
        String id =
                world.placed(world.who(Script.PERSON), world.who(Script.PERSON.hangsUpAfter(20)));

        assertThat(world.end(id)).isEqualTo("completed target-hung-up");
        assertThat(world.twilio().requests("Participants.json")).hasSize(1);
    }

    @Test
    void everythingReversedEndsInTheSame() {
        world.twilio().fault(Fault.next(4, Kind.REVERSE).on("/twilio/call-status"));
        String id =
                world.placed(world.who(Script.PERSON), world.who(Script.PERSON.hangsUpAfter(20)));

        assertThat(world.end(id)).isEqualTo("completed target-hung-up");
    }

    @Test
    void throttledTwiceIsOneCall() {
        world.twilio().fault(Fault.next(2, Kind.TOO_MANY_REQUESTS).on("Calls.json"));
        String activist = world.who(Script.PERSON.hangsUpAfter(10));
        String id = world.placed(activist, world.who(Script.noAnswer()));

        assertThat(world.end(id)).startsWith("canceled activist-hung-up");
        assertThat(world.twilio().callsTo(activist)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"SERVER_ERROR", "TIMEOUT"})
    void acceptedWithoutAWordIsOneCall(Kind kind) {
        world.twilio().fault(Fault.next(1, kind).on("POST /2010"));
        String activist = world.who(Script.PERSON.hangsUpAfter(40));
        String id = world.placed(activist, world.who(Script.noAnswer()));

        world.end(id);
        assertThat(world.twilio().callsTo(activist)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"SERVER_ERROR", "TIMEOUT"})
    void acceptedWithoutAWordAndWithoutCallbacksIsOneCall(Kind kind) {
        world.twilio().fault(Fault.next(1, kind).on("Calls.json"));
        world.twilio().fault(Fault.next(1000, Kind.DROP).on("/twilio/"));
        String activist = world.who(Script.noAnswer());
        String id = world.placed(activist, world.who(Script.noAnswer()));

        assertThat(world.end(id)).isEqualTo("canceled activist-no-answer");
        assertThat(world.twilio().callsTo(activist)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"SERVER_ERROR", "TIMEOUT"})
    void targetAcceptedWithoutAWordIsDialledOnce(Kind kind) {
        world.twilio().fault(Fault.next(1, kind).on("Participants.json"));
        String target = world.who(Script.PERSON.hangsUpAfter(30));
        String id = world.placed(world.who(Script.PERSON), target);

        assertThat(world.end(id)).isEqualTo("completed target-hung-up");
        assertThat(world.twilio().callsTo(target)).hasSize(1);
    }

    @Test
    void whatNobodyCanReadHoldsNothingUp() {
        world.pipeline().produce("poison", "not an event".getBytes());
        world.pipeline().produce("poison", new byte[] {0, 1, 2, (byte) 0xff});
        String id =
                world.placed(world.who(Script.PERSON), world.who(Script.PERSON.hangsUpAfter(20)));

        assertThat(world.end(id)).isEqualTo("completed target-hung-up");
    }

    @Test
    void callGoesOnAfterARestart() {
        String target = world.who(Script.answersAfter(10).hangsUpAfter(60));
        String id = world.placed(world.who(Script.PERSON), target);
        await().until(() -> world.status(id).equals("in-progress"));

        world.restart();

        assertThat(world.end(id)).isEqualTo("completed target-hung-up");
    }

    private static Script behaviour(String how) {
        return switch (how) {
            case "busy" -> Script.busy();
            case "no-answer" -> Script.noAnswer();
            case "failed" -> Script.fails();
            case "canceled" -> Script.canceled();
            case "machine" -> Script.machine();
            default -> throw new IllegalArgumentException(how);
        };
    }
}
