package retorno.actions.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static retorno.actions.twilio.Ask.CHANGES;
import static retorno.actions.twilio.Ask.LOOKS;
import static retorno.actions.twilio.Ask.assertSaysNothingSecret;
import static retorno.actions.twilio.Ask.failure;
import static retorno.actions.twilio.FarEnd.cut;
import static retorno.actions.twilio.FarEnd.error;
import static retorno.actions.twilio.FarEnd.json;
import static retorno.actions.twilio.FarEnd.silence;
import static retorno.actions.twilio.Samples.CALL;
import static retorno.actions.twilio.Samples.newCall;
import static retorno.actions.twilio.Samples.queued;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where it surely did not happen: why, what is told of it, and how often Twilio is asked.
class TwilioFailureTest {

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
        for (Consumer<TwilioCalls> ask : Ask.everything()) {
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
        for (Consumer<TwilioCalls> ask : Ask.everything()) {
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
        for (Consumer<TwilioCalls> ask : Ask.everything()) {
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
        for (Consumer<TwilioCalls> ask : Ask.everything()) {
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
        assertNotSent("http://127.0.0.1:" + port, Ask.everything());
    }

    @Test
    void aHostThatNobodyKnowsIsSurelyNotSent() {
        assertNotSent("https://api.retorno.invalid", Ask.everything());
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
}
