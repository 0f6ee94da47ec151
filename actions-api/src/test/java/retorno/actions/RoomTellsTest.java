package retorno.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retorno.fake.fault.Fault;
import retorno.fake.fault.Fault.Kind;
import retorno.fake.script.Script;

/// A target's leg whose own callbacks are lost, while nobody asks Twilio: the room says how it
/// ended.
class RoomTellsTest {
    @TempDir private static Path folder;

    private static World world;

    @BeforeAll
    static void start() {
        world = World.on(folder, "retorno.phone.settle", "10m", "retorno.phone.silence", "10m");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({
        "busy, busy target-busy",
        "no-answer, no-answer target-no-answer",
        "failed, failed target-failed",
    })
    void howTheTargetEnded(String how, String end) {
        world.twilio().reset();
        world.twilio().fault(Fault.next(1000, Kind.DROP).on("leg=target"));
        String target = world.who(behaviour(how));
        String id = world.placed(world.who(Script.PERSON), target);

        assertThat(world.end(id)).isEqualTo(end);
        String leg = world.twilio().callsTo(target).getFirst();
        assertThat(world.twilio().requests("GET")).noneMatch(get -> get.path().contains(leg));
    }

    private static Script behaviour(String how) {
        return switch (how) {
            case "busy" -> Script.busy();
            case "no-answer" -> Script.noAnswer();
            case "failed" -> Script.fails();
            default -> throw new IllegalArgumentException(how);
        };
    }
}
