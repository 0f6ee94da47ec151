package retorno.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static retorno.fake.World.ANNA;
import static retorno.fake.World.OURS;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import retorno.fake.Application.Heard;
import retorno.fake.fault.Fault;
import retorno.fake.fault.Fault.Kind;
import retorno.fake.journal.Sent;
import retorno.fake.journal.Trouble;
import retorno.fake.script.Script;

/// Each thing that can go wrong on purpose.
class FaultsTest {
    private static final String[] CALL = {"To", ANNA, "From", OURS, "Twiml", "<Response/>"};

    private World world;

    @BeforeEach
    void begin() throws Exception {
        world = new World();
        world.control().script(ANNA, Script.busy());
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void tooManyRequestsAreNotProcessed() {
        world.control().fault(Fault.next(2, Kind.TOO_MANY_REQUESTS));
        Client.Answer first = world.client.post("/Calls.json", CALL);
        assertThat(first.status()).isEqualTo(429);
        assertThat(first.code()).isEqualTo(20429);
        assertThat(first.http().headers().firstValue("Retry-After")).contains("1");
        assertThat(world.client.post("/Calls.json", CALL).status()).isEqualTo(429);
        assertThat(world.control().calls()).isEmpty();
        assertThat(world.client.post("/Calls.json", CALL).status()).isEqualTo(201);
    }

    @Test
    void credentialsAreRefusedOnce() {
        world.control().fault(Fault.next(1, Kind.UNAUTHORIZED));
        assertThat(world.client.post("/Calls.json", CALL).code()).isEqualTo(20003);
        assertThat(world.client.post("/Calls.json", CALL).status()).isEqualTo(201);
    }

    @Test
    void anErrorAfterAcceptingLeavesACall() {
        world.control().fault(Fault.next(1, Kind.SERVER_ERROR));
        Client.Answer answer = world.client.post("/Calls.json", CALL);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo(20500);
        assertThat(world.control().callsTo(ANNA)).hasSize(1);
    }

    @Test
    void readingIsNotDisturbedUnlessItIsMeant() {
        world.control().fault(Fault.next(1, Kind.SERVER_ERROR));
        assertThat(world.client.get("/Calls.json").status()).isEqualTo(200);
        world.control().fault(Fault.next(1, Kind.SERVER_ERROR).on("GET "));
        assertThat(world.client.get("/Calls.json").status()).isEqualTo(500);
    }

    @Test
    void aFaultMayBeForOnePlace() {
        world.control().fault(Fault.next(1, Kind.SERVER_ERROR).on("Participants.json"));
        assertThat(world.client.post("/Calls.json", CALL).status()).isEqualTo(201);
        assertThat(
                        world.client
                                .post(
                                        "/Conferences/room/Participants.json",
                                        "To",
                                        ANNA,
                                        "From",
                                        OURS)
                                .status())
                .isEqualTo(500);
        assertThat(world.control().faults()).isEmpty();
    }

    @Test
    void anAnswerThatDoesNotComeLeavesACall() {
        world.control().fault(Fault.next(1, Kind.TIMEOUT));
        var impatient =
                world.client
                        .request("/Calls.json")
                        .timeout(Duration.ofMillis(700))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(Client.form(CALL)));
        assertThatThrownBy(() -> Client.send(impatient))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(HttpTimeoutException.class);
        assertThat(world.control().callsTo(ANNA)).hasSize(1);
    }

    @Test
    void callbacksAreDoubled() {
        world.control().fault(Fault.next(2, Kind.DUPLICATE));
        world.callWith("<Response/>");
        world.tick(30);
        assertThat(world.app.heard("/status", "CallStatus"))
                .containsExactly("initiated", "initiated", "ringing", "ringing", "busy");
        assertThat(world.app.heard("/status", "SequenceNumber"))
                .containsExactly("0", "0", "1", "1", "2");
        assertThat(world.app.heard("/status").get(0).idempotencyToken())
                .isEqualTo(world.app.heard("/status").get(1).idempotencyToken());
        assertThat(world.app.heard("/status")).allMatch(Heard::genuine);
    }

    @Test
    void callbacksAreReversed() {
        world.control().fault(Fault.next(3, Kind.REVERSE));
        world.callWith("<Response/>");
        world.tick(30);
        assertThat(world.app.heard("/status", "CallStatus"))
                .containsExactly("busy", "ringing", "initiated");
        assertThat(world.app.heard("/status", "SequenceNumber")).containsExactly("2", "1", "0");
    }

    @Test
    void whatIsHeldBackIsSentAfterSomeTimeAnyway() {
        world.control().fault(Fault.next(100, Kind.REVERSE));
        world.callWith("<Response/>");
        world.tick(5);
        assertThat(world.app.heard()).isEmpty();
        world.tick(10);
        assertThat(world.app.heard("/status", "CallStatus"))
                .containsExactly("busy", "ringing", "initiated");
    }

    @Test
    void callbacksAreDropped() {
        world.control().fault(Fault.next(2, Kind.DROP));
        String sid = world.callWith("<Response/>");
        world.tick(30);
        assertThat(world.app.heard("/status", "CallStatus")).containsExactly("busy");
        assertThat(world.app.heard("/status", "SequenceNumber")).containsExactly("2");
        assertThat(world.status(sid)).as("the API knows").isEqualTo("busy");
        assertThat(world.control().callbacks())
                .filteredOn(sent -> "DROP".equals(sent.fault()))
                .hasSize(2);
    }

    @Test
    void callbacksAreSignedWrongly() {
        world.control().fault(Fault.next(1, Kind.BAD_SIGNATURE));
        world.callWith("<Response/>");
        world.tick(30);
        assertThat(world.app.heard("/status"))
                .extracting(Heard::genuine)
                .containsExactly(false, true, true);
    }

    @Test
    void requestsForTwimlAreSignedWronglyWhereThatIsMeant() {
        world.control().script(ANNA, Script.PERSON);
        world.app.answers("/twiml", "<Response/>");
        world.control().fault(Fault.next(1, Kind.BAD_SIGNATURE).on("/twiml"));
        world.call("Url", world.app.url("/twiml"));
        world.tick(30);
        assertThat(world.app.heard("/twiml")).extracting(Heard::genuine).containsExactly(false);
        assertThat(world.app.heard("/status")).allMatch(Heard::genuine);
    }

    @Test
    void aCallbackThatIsNotTakenIsNotedAndNotRepeated() {
        world.app.answers("/status", 503, null, any -> "");
        world.callWith("<Response/>");
        world.tick(120);
        assertThat(world.app.heard("/status")).hasSize(3);
        assertThat(world.control().errors()).extracting(Trouble::code).containsOnly(15003);
        assertThat(world.control().callbacks()).extracting(Sent::status).containsOnly(503);
    }

    @Test
    void anApplicationThatIsAwayIsNoted() {
        world.client.post(
                "/Calls.json",
                "To",
                ANNA,
                "From",
                OURS,
                "Twiml",
                "<Response/>",
                "StatusCallback",
                "http://127.0.0.1:1/nobody");
        world.tick(30);
        assertThat(world.control().callbacks())
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.status()).isZero();
                    assertThat(sent.failure()).contains("ConnectException");
                });
    }

    @Test
    void anApplicationThatDoesNotAnswerIsGivenUp() throws Exception {
        try (World hasty = new World(java.util.Map.of("retorno.fake.patience", "200ms"))) {
            java.util.concurrent.CountDownLatch never = new java.util.concurrent.CountDownLatch(1);
            hasty.app.answers(
                    "/twiml",
                    200,
                    "text/xml",
                    any -> {
                        try {
                            never.await(10, java.util.concurrent.TimeUnit.SECONDS);
                        } catch (InterruptedException stopped) {
                            Thread.currentThread().interrupt();
                        }
                        return "<Response/>";
                    });
            String sid = hasty.call("Url", hasty.app.url("/twiml"));
            hasty.tick(60);
            never.countDown();
            assertThat(hasty.status(sid)).isEqualTo("completed");
            assertThat(hasty.control().errors()).extracting(Trouble::code).contains(11205);
        }
    }

    @Test
    void aSilenceEndsWithTheFake() {
        world.control().fault(Fault.next(1, Kind.TIMEOUT));
        Thread waiting =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                world.client.post("/Calls.json", CALL);
                            } catch (UncheckedIOException brokenOff) {
                                // as it may be, where the fake stops
                            }
                        });
        await().until(() -> world.control().callsTo(ANNA).size() == 1);
        world.twilio.close();
        await().until(() -> !waiting.isAlive());
    }
}
