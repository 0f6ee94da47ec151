package retorno.actions.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.instanceOf;
import static retorno.actions.twilio.Ask.CHANGES;
import static retorno.actions.twilio.Ask.assertSaysNothingSecret;
import static retorno.actions.twilio.Ask.failure;
import static retorno.actions.twilio.FarEnd.cut;
import static retorno.actions.twilio.FarEnd.drop;
import static retorno.actions.twilio.FarEnd.error;
import static retorno.actions.twilio.FarEnd.json;
import static retorno.actions.twilio.FarEnd.silence;
import static retorno.actions.twilio.FarEnd.silenceAfterHeaders;
import static retorno.actions.twilio.FarEnd.trickle;
import static retorno.actions.twilio.Samples.CALL;
import static retorno.actions.twilio.Samples.newCall;
import static retorno.actions.twilio.Samples.queued;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
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

/// Where nobody knows whether it happened: how often Twilio is asked, and what is told.
class TwilioDoubtTest {
    private static final Duration SHORT = Duration.ofMillis(400);

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
    @FieldSource("retorno.actions.twilio.Ask#CHANGES")
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

    @ParameterizedTest
    @FieldSource("DOUBTS")
    void aLookInDoubtIsRepeatedWithinLimits(FarEnd.Answer doubt) {
        try (FarEnd twilio = new FarEnd(doubt);
                TwilioCalls client = twilio.client(SHORT)) {
            TwilioFailure failure = failure(client, c -> c.fetch(CALL));
            assertThat(failure).isInstanceOf(TwilioFailure.Uncertain.class);
            assertThat(twilio.received()).hasSize(3);
        }
    }

    @ParameterizedTest
    @FieldSource("retorno.actions.twilio.Ask#LOOKS")
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
}
