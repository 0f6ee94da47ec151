package retorno.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static retorno.fake.World.ANNA;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import retorno.fake.Application.Heard;
import retorno.fake.script.Script;

/// A clock that runs, one that stands, and one that does both.
class ClockTest {
    private static final String PAUSE = "<Response><Pause length=\"60\"/></Response>";

    @Test
    void aFastClockPlaysAWholeCallInAMoment() throws Exception {
        try (World world = new World(Map.of("retorno.fake.speed", "200"))) {
            String sid = world.callWith(PAUSE);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> world.status(sid).equals("completed"));
            assertThat(world.control().call(sid).get("duration").asLong()).isBetween(60L, 70L);
            await().untilAsserted(() ->
                    assertThat(world.app.heard("/status", "CallStatus"))
                            .containsExactly("initiated", "ringing", "in-progress", "completed"));
        }
    }

    @Test
    void aRunningClockCanBeMovedToo() throws Exception {
        try (World world = new World(Map.of("retorno.fake.speed", "1"))) {
            world.control().script(ANNA, Script.PERSON.hangsUpAfter(3600));
            String sid = world.callWith("<Response><Pause length=\"7200\"/></Response>");
            world.tick(4000);
            assertThat(world.status(sid)).isEqualTo("completed");
            assertThat(world.app.heard("/status")).hasSize(4);
        }
    }

    @Test
    void aMoveOfARunningClockWaitsForTwimlAtItsTime() throws Exception {
        try (World world = new World(Map.of("retorno.fake.speed", "1"))) {
            world.app.answers("/twiml", "<Response><Pause length=\"5\"/></Response>");
            String sid = world.call("Url", world.app.url("/twiml"));
            world.tick(4000);
            assertThat(world.control().call(sid).get("duration").asLong()).isEqualTo(5);
        }
    }

    @Test
    void theSameRequestsGiveTheSameStory() throws Exception {
        assertThat(story()).isEqualTo(story());
    }

    private static List<String> story() throws Exception {
        try (World world = new World()) {
            world.app.answers(
                    "/twiml", "<Response><Say>Hello</Say><Pause length=\"3\"/></Response>");
            for (int i = 0; i < 20; i++) {
                world.call("Url", world.app.url("/twiml?call=" + i));
            }
            world.tick(30);
            return world.app.heard().stream()
                    .map(heard -> heard.path() + heard.query() + heard.get("CallStatus"))
                    .toList();
        }
    }

    @Test
    void eachLegsCallbacksKeepTheirOrderUnderLoad() throws Exception {
        try (World world = new World(Map.of("retorno.fake.speed", "50"))) {
            world.app.answers("/twiml", "<Response><Pause length=\"5\"/></Response>");
            List<String> sids =
                    IntStream.range(0, 200)
                            .parallel()
                            .mapToObj(i -> world.call("Url", world.app.url("/twiml")))
                            .toList();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(world.app.heard("/status")).hasSize(4 * sids.size()));
            for (String sid : sids) {
                assertThat(world.app.heard("/status"))
                        .filteredOn(heard -> heard.get("CallSid").equals(sid))
                        .extracting(heard -> heard.get("SequenceNumber"))
                        .containsExactly("0", "1", "2", "3");
            }
            assertThat(world.app.heard()).allMatch(Heard::genuine);
        }
    }

    @Test
    void anApplicationMayAskTheApiWhileItIsCalled() throws Exception {
        try (World world = new World()) {
            world.app.answers(
                    "/status",
                    200,
                    null,
                    heard -> {
                        world.client.get("/Calls/" + heard.get("CallSid") + ".json");
                        return "";
                    });
            world.callWith("<Response/>");
            world.tick(10);
            assertThat(world.control().requests("GET")).hasSize(4);
        }
    }
}
