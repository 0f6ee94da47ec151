package retorno.actions.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.instanceOf;
import static retorno.actions.twilio.FarEnd.cut;
import static retorno.actions.twilio.FarEnd.drop;
import static retorno.actions.twilio.FarEnd.error;
import static retorno.actions.twilio.FarEnd.json;
import static retorno.actions.twilio.FarEnd.silence;
import static retorno.actions.twilio.FarEnd.silenceAfterHeaders;
import static retorno.actions.twilio.FarEnd.trickle;
import static retorno.actions.twilio.Samples.CALL;
import static retorno.actions.twilio.Samples.FROM;
import static retorno.actions.twilio.Samples.ROOM;
import static retorno.actions.twilio.Samples.TO;
import static retorno.actions.twilio.Samples.newCall;
import static retorno.actions.twilio.Samples.newParticipant;
import static retorno.actions.twilio.Samples.queued;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes wrong, what is told of it, and how often Twilio is asked.
class TwilioFailureTest {
    private static final Duration SHORT = Duration.ofMillis(400);

    /// Everything that makes or changes something.
    static final List<Named<Consumer<TwilioCalls>>> CHANGES =
            List.of(
                    Named.of("create", twilio -> twilio.create(newCall())),
                    Named.of("end", twilio -> twilio.end(CALL, EndAs.COMPLETED)),
                    Named.of("say", twilio -> twilio.say(CALL, "<Response/>")),
                    Named.of("add", twilio -> twilio.add(ROOM, newParticipant())));

    /// Everything that only looks.
    static final List<Named<Consumer<TwilioCalls>>> LOOKS =
            List.of(
                    Named.of("fetch", twilio -> twilio.fetch(CALL)),
                    Named.of("find", twilio -> twilio.find(TO, FROM, Instant.EPOCH)),
                    Named.of("participants", twilio -> twilio.participants(ROOM)));

    /// Every answer that leaves it open whether something happened.
    static final List<Named<FarEnd.Answer>> DOUBTS =
            List.of(
                    Named.of("connection dropped", drop()),
                    Named.of("no headers in time", silence()),
                    Named.of("headers, then nothing", silenceAfterHeaders()),
                    Named.of("byte by byte for ever", trickle()),
                    Named.of("cut answer", cut(201, queued())),
                    Named.of("500", error(500, 20500, "Internal Server Error")),
                    Named.of("502 of a proxy", json(502, "<html>Bad Gateway</html>")),
                    Named.of("503", json(503, "", "Retry-After", "1")),
                    Named.of("504", json(504, "")),
                    Named.of("408", json(408, "")),
                    Named.of("not JSON", json(201, "<html>Welcome to the hotel</html>")),
                    Named.of("cut JSON", json(201, queued().substring(0, 200))),
                    Named.of("JSON without sid", json(201, "{}")),
                    Named.of("JSON that is no object", json(201, "[1]")),
                    Named.of("nothing", json(204, "")));

    static Stream<Arguments> changesInDoubt() {
        return CHANGES.stream()
                .flatMap(change -> DOUBTS.stream().map(doubt -> Arguments.of(change, doubt)));
    }

    @ParameterizedTest
    @MethodSource("changesInDoubt")
    void aChangeInDoubtIsNeverSentAgain(Consumer<TwilioCalls> change, FarEnd.Answer doubt) {
        try (FarEnd twilio = new FarEnd(doubt);
                TwilioCalls client = twilio.client(SHORT)) {
            TwilioFailure failure = failure(client, change);
            assertThat(failure).isInstanceOf(TwilioFailure.Uncertain.class);
            assertThat(failure.reason()).isEqualTo("twilio:uncertain");
            assertThat(twilio.received()).hasSize(1);
            assertSaysNothingSecret(failure);
        }
    }

    /// The server below it all: counts connections, reads the request to its end, resets.
    @ParameterizedTest
    @FieldSource("CHANGES")
    void aChangeIsNotSentAgainOverAnotherConnection(Consumer<TwilioCalls> change) throws Exception {
        AtomicInteger connections = new AtomicInteger();
        AtomicInteger requests = new AtomicInteger();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> reset(server, connections, requests));
            try (TwilioCalls client =
                    FarEnd.client("http://127.0.0.1:" + server.getLocalPort(), SHORT)) {
                assertThat(failure(client, change)).isInstanceOf(TwilioFailure.Uncertain.class);
            }
        }
        assertThat(connections).hasValue(1);
        assertThat(requests).hasValue(1);
    }

    private static void reset(
            ServerSocket server, AtomicInteger connections, AtomicInteger requests) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                connections.incrementAndGet();
                byte[] read = new byte[64 * 1024];
                int length = 0;
                while (!complete(new String(read, 0, length, UTF_8))) {
                    length += socket.getInputStream().read(read, length, read.length - length);
                }
                requests.incrementAndGet();
                socket.setSoLinger(true, 0);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static boolean complete(String request) {
        int body = request.indexOf("\r\n\r\n") + 4;
        if (body < 4) {
            return false;
        }
        int length =
                Integer.parseInt(
                        request.replaceAll("(?is).*\r\ncontent-length: *([0-9]+).*", "$1"));
        return request.length() - body >= length;
    }

    static Stream<Arguments> looksInDoubt() {
        return DOUBTS.stream().map(doubt -> Arguments.of(doubt));
    }

    @ParameterizedTest
    @MethodSource("looksInDoubt")
    void aLookInDoubtIsRepeatedWithinLimits(FarEnd.Answer doubt) {
        try (FarEnd twilio = new FarEnd(doubt);
                TwilioCalls client = twilio.client(SHORT)) {
            TwilioFailure failure = failure(client, c -> c.fetch(CALL));
            assertThat(failure).isInstanceOf(TwilioFailure.Uncertain.class);
            assertThat(twilio.received()).hasSize(3);
        }
    }

    @ParameterizedTest
    @FieldSource("LOOKS")
    void everyLookIsRepeatedWithinLimits(Consumer<TwilioCalls> look) {
        try (FarEnd twilio = new FarEnd(json(503, ""));
                TwilioCalls client = twilio.client()) {
            TwilioFailure failure = failure(client, look);
            assertThat(failure).isInstanceOf(TwilioFailure.Uncertain.class);
            assertThat(twilio.received()).hasSize(3);
            assertSaysNothingSecret(failure);
        }
    }

    @Test
    void aLookThatSucceedsLaterIsNoFailure() {
        try (FarEnd twilio = new FarEnd(drop(), json(500, ""), json(200, queued()));
                TwilioCalls client = twilio.client()) {
            assertThat(client.fetch(CALL).sid()).isEqualTo(CALL);
            assertThat(twilio.received()).hasSize(3);
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(400, 21211, "Invalid 'To' Phone Number: +5511987654321"),
                Arguments.of(400, 21220, "Call is not in-progress. Cannot redirect."),
                Arguments.of(403, 20003, "Permission denied"),
                Arguments.of(404, 20404, "The requested resource was not found"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalIsForGood(int status, int code, String message) {
        for (Consumer<TwilioCalls> ask : asked()) {
            try (FarEnd twilio = new FarEnd(error(status, code, message));
                    TwilioCalls client = twilio.client()) {
                TwilioFailure failure = failure(client, ask);
                assertThat(failure)
                        .isInstanceOfSatisfying(
                                TwilioFailure.Refused.class,
                                refused -> {
                                    assertThat(refused.httpStatus()).isEqualTo(status);
                                    assertThat(refused.code()).isEqualTo(code);
                                    assertThat(refused.reason()).isEqualTo("twilio:" + code);
                                });
                assertThat(twilio.received()).hasSize(1);
                assertSaysNothingSecret(failure);
            }
        }
    }

    @Test
    void aRefusalTellsWhatTwilioSaidOfWhichRequest() {
        try (FarEnd twilio =
                        new FarEnd(error(400, 21211, "The number +55 (11) 98765-4321 is wrong"));
                TwilioCalls client = twilio.client()) {
            assertThat(failure(client, c -> c.end(CALL, EndAs.CANCELED)))
                    .hasMessage(
                            "POST Calls/" + CALL + ".json: 400/21211 The number …4321 is wrong");
        }
    }

    @Test
    void aRefusalWithoutTwiliosWordsHasItsStatus() {
        for (FarEnd.Answer answer :
                List.of(json(413, "<html>too large</html>"), cut(413, "{\"code\": 1"))) {
            try (FarEnd twilio = new FarEnd(answer);
                    TwilioCalls client = twilio.client()) {
                TwilioFailure failure = failure(client, c -> c.create(newCall()));
                assertThat(failure).isInstanceOf(TwilioFailure.Refused.class);
                assertThat(failure.reason()).isEqualTo("twilio:http-413");
                assertThat(twilio.received()).hasSize(1);
            }
        }
    }

    @Test
    void wrongCredentialsAreTheirOwnFailure() {
        for (Consumer<TwilioCalls> ask : asked()) {
            try (FarEnd twilio =
                            new FarEnd(
                                    error(
                                            401,
                                            20003,
                                            "Authenticate",
                                            "WWW-Authenticate",
                                            "Basic realm=\"Twilio API\""));
                    TwilioCalls client = twilio.client()) {
                TwilioFailure failure = failure(client, ask);
                assertThat(failure).isInstanceOf(TwilioFailure.Unauthorized.class);
                assertThat(failure.reason()).isEqualTo("twilio:unauthorized");
                assertThat(twilio.received()).hasSize(1);
                assertSaysNothingSecret(failure);
            }
        }
    }

    @Test
    void tooMuchAtOnceIsForLater() {
        for (Consumer<TwilioCalls> ask : asked()) {
            assertThat(throttled(ask, error(429, 20429, "Too Many Requests"))).isNull();
        }
    }

    @Test
    void aFullQueueIsForLaterThoughItIsABadRequest() {
        assertThat(throttled(c -> c.create(newCall()), error(400, 21611, "queue is full")))
                .isNull();
    }

    @Test
    void thePauseThatTwilioAsksForIsTold() {
        assertThat(pause("7")).isEqualTo(Duration.ofSeconds(7));
        assertThat(pause("0")).isEqualTo(Duration.ZERO);
        assertThat(pause("Wed, 21 Oct 2015 07:28:00 GMT")).isEqualTo(Duration.ZERO);
        assertThat(pause("soon")).isNull();
        assertThat(pause("-1")).isNull();
        assertThat(pause("99999999999999999999")).isNull();
        String inAnHour =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.now().plusSeconds(3600).atOffset(ZoneOffset.UTC));
        assertThat(pause(inAnHour)).isBetween(Duration.ofMinutes(30), Duration.ofHours(1));
    }

    private static Duration pause(String retryAfter) {
        return throttled(
                c -> c.create(newCall()),
                error(429, 20429, "Too Many Requests", "Retry-After", retryAfter));
    }

    private static Duration throttled(Consumer<TwilioCalls> ask, FarEnd.Answer answer) {
        try (FarEnd twilio = new FarEnd(answer);
                TwilioCalls client = twilio.client()) {
            TwilioFailure failure = failure(client, ask);
            assertThat(failure).isInstanceOf(TwilioFailure.Throttled.class);
            assertThat(failure.reason()).isEqualTo("twilio:throttled");
            assertThat(twilio.received()).hasSize(1);
            return ((TwilioFailure.Throttled) failure).retryAfter();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void noRedirectIsFollowed(int status) {
        for (Consumer<TwilioCalls> ask : asked()) {
            try (FarEnd twilio =
                            new FarEnd(
                                    json(status, "", "Location", "/elsewhere"),
                                    json(200, queued()));
                    TwilioCalls client = twilio.client()) {
                assertThat(failure(client, ask))
                        .isInstanceOfSatisfying(
                                TwilioFailure.Refused.class,
                                refused -> assertThat(refused.httpStatus()).isEqualTo(status));
                assertThat(twilio.received()).hasSize(1);
            }
        }
    }

    @Test
    void nobodyListeningIsSurelyNotSent() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertNotSent("http://127.0.0.1:" + port, asked());
    }

    @Test
    void aHostThatNobodyKnowsIsSurelyNotSent() {
        assertNotSent("https://api.retorno.invalid", asked());
    }

    @Test
    void noAgreementOnEncryptionIsSurelyNotSent() {
        try (FarEnd twilio = new FarEnd(json(200, queued()))) {
            assertNotSent(
                    twilio.url().replace("http:", "https:"),
                    List.of(CHANGES.getFirst().getPayload(), LOOKS.getFirst().getPayload()));
            assertThat(twilio.received()).isEmpty();
        }
    }

    private static void assertNotSent(String url, List<Consumer<TwilioCalls>> all) {
        try (TwilioCalls client = FarEnd.client(url, Duration.ofSeconds(5))) {
            for (Consumer<TwilioCalls> ask : all) {
                TwilioFailure failure = failure(client, ask);
                assertThat(failure).isInstanceOf(TwilioFailure.NotSent.class);
                assertThat(failure.reason()).isEqualTo("twilio:unreachable");
                assertSaysNothingSecret(failure);
            }
        }
    }

    @Test
    void moreThanThereIsRoomForIsSurelyNotSent() {
        try (FarEnd twilio = new FarEnd(silence());
                TwilioCalls client = twilio.client()) {
            for (int i = 0; i < 50; i++) {
                Thread.startVirtualThread(() -> failure(client, c -> c.create(newCall())));
            }
            await().until(() -> twilio.received().size() == 50);
            assertThat(failure(client, c -> c.create(newCall())))
                    .isInstanceOf(TwilioFailure.NotSent.class);
            assertThat(twilio.received()).hasSize(50);
        }
    }

    @Test
    void whatIsUnderWayAtTheEndIsUncertainAndWhatComesLaterIsNotSent() {
        try (FarEnd twilio = new FarEnd(silence())) {
            TwilioCalls client = twilio.client();
            AtomicReference<TwilioFailure> underWay = new AtomicReference<>();
            Thread.startVirtualThread(
                    () -> underWay.set(failure(client, c -> c.create(newCall()))));
            await().until(() -> twilio.received().size() == 1);
            client.close();
            await().untilAtomic(underWay, instanceOf(TwilioFailure.Uncertain.class));
            assertThat(failure(client, c -> c.create(newCall())))
                    .isInstanceOf(TwilioFailure.NotSent.class);
            assertThat(twilio.received()).hasSize(1);
        }
    }

    @Test
    void whoeverIsInterruptedDoesNotTryAgain() {
        Thread asking = Thread.currentThread();
        FarEnd.Answer interrupted =
                (exchange, end) -> {
                    asking.interrupt();
                    json(503, "").to(exchange, end);
                };
        try (FarEnd twilio = new FarEnd(interrupted);
                TwilioCalls client = twilio.client()) {
            TwilioFailure failure = failure(client, c -> c.fetch(CALL));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure).isInstanceOf(TwilioFailure.Uncertain.class);
            assertThat(twilio.received()).hasSize(1);
        }
    }

    private static List<Consumer<TwilioCalls>> asked() {
        return Stream.concat(CHANGES.stream(), LOOKS.stream()).map(Named::getPayload).toList();
    }

    private static TwilioFailure failure(TwilioCalls client, Consumer<TwilioCalls> ask) {
        TwilioFailure failure = catchThrowableOfType(TwilioFailure.class, () -> ask.accept(client));
        assertThat(failure).isNotNull();
        return failure;
    }

    /// Not even where all of it is printed.
    private static void assertSaysNothingSecret(TwilioFailure failure) {
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all, true));
        assertThat(all.toString())
                .doesNotContain(FarEnd.TOKEN)
                .doesNotContain("Basic ")
                .doesNotContain(TO.substring(1))
                .doesNotContain(FROM.substring(1));
    }
}
