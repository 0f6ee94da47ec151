package retorno.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retorno.fake.script.Script;
import tools.jackson.databind.JsonNode;

/// Many calls at once. How many, and so how long, `-Dretorno.crowd` says.
class CrowdTest {
    private static final Logger log = LoggerFactory.getLogger(CrowdTest.class);
    private static final int CALLS = Integer.getInteger("retorno.crowd", 40);

    @Test
    void eachEndsAsItShould(@TempDir Path folder) throws InterruptedException {
        try (World world = World.on(folder, "retorno.twilio.read-timeout", "10s")) {
            String target = world.who(Script.PERSON.hangsUpAfter(60));
            world.allow(target);
            List<String> activists = new ArrayList<>();
            List<String> calls = Collections.synchronizedList(new ArrayList<>());
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                String activist = world.who(Script.PERSON);
                activists.add(activist);
                clients.add(
                        Thread.startVirtualThread(
                                () -> calls.add(world.call(activist, target).text("call_id"))));
            }
            for (Thread client : clients) {
                client.join();
            }

            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> ends(world), ends -> ends.equals(Set.of("target-hung-up")));
            List<Duration> delays = new ArrayList<>();
            calls.forEach(call -> delays.add(delay(world.detail(call))));
            activists.forEach(activist -> assertThat(world.twilio().callsTo(activist)).hasSize(1));
            assertThat(world.twilio().callsTo(target)).hasSize(CALLS);
            Collections.sort(delays);
            log.info(
                    "{} calls at once: their end was visible within {} (median), {} (p99)",
                    CALLS,
                    delays.get(CALLS / 2),
                    delays.get((int) (CALLS * 0.99)));
        }
    }

    /// Why the calls are over; `null` among them while some are not.
    private static Set<String> ends(World world) {
        Set<String> reasons = new TreeSet<>();
        for (int page = 0; page * 200 < CALLS; page++) {
            for (JsonNode call :
                    world.get("/v1/phone/calls?size=200&page=" + page).json().path("calls")) {
                reasons.add(call.path("reason").asString("null"));
            }
        }
        return reasons;
    }

    /// From the callback of the target's end to the status that follows from it.
    private static Duration delay(JsonNode detail) {
        Instant visible = Instant.parse(detail.path("call").path("updated_at").asString());
        for (JsonNode event : detail.path("events")) {
            if (event.path("leg").asString("").equals("target")
                    && event.path("event").asString().equals("status")
                    && event.path("status").asString("").equals("completed")) {
                Instant received = Instant.parse(event.path("received_at").asString());
                return Duration.between(received, visible);
            }
        }
        throw new AssertionError("no such event: " + detail);
    }
}
