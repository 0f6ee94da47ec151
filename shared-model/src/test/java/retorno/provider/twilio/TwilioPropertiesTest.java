package retorno.provider.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import retorno.envelope.Envelope;
import retorno.event.CallbackEvent;
import retorno.provider.Parsed;
import retorno.provider.Secrets;
import retorno.provider.Verdict;
import retorno.provider.WebhookRequest;

class TwilioPropertiesTest {
    private static final String TOKEN = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private static final Secrets SECRETS =
            new Secrets(Map.of("twilio.auth-tokens", List.of("other", TOKEN)));

    private final Twilio twilio = new Twilio();

    @Property(tries = 500)
    void acceptsWhateverTwilioSigns(
            @ForAll("urls") String url, @ForAll("params") Map<String, List<String>> params) {
        assertThat(verify(url, TwilioSigner.sign(TOKEN, url, params), params))
                .isInstanceOf(Verdict.Genuine.class);
    }

    @Property(tries = 500)
    void refusesWhateverWasChangedAfterwards(
            @ForAll("urls") String url,
            @ForAll("params") Map<String, List<String>> params,
            @ForAll("text") String addition) {
        Assume.that(!params.isEmpty() && !addition.isEmpty());
        String signature = TwilioSigner.sign(TOKEN, url, params);
        for (String key : params.keySet()) {
            Map<String, List<String>> changed = new LinkedHashMap<>(params);
            changed.put(key, List.of(params.get(key).getFirst() + addition + "\u0001"));
            assertThat(verify(url, signature, changed)).isInstanceOf(Verdict.Forged.class);
        }
    }

    @Property(tries = 300)
    void readsJsonAsItReadsAForm(@ForAll("members") Map<String, String> members) {
        Map<String, List<String>> params = new LinkedHashMap<>();
        members.forEach((key, value) -> params.put(key, List.of(value)));
        String json =
                members.entrySet().stream()
                        .map(m -> "\"" + m.getKey() + "\":\"" + m.getValue() + "\"")
                        .collect(Collectors.joining(",", "{", "}"));
        for (Callback callback : Callback.values()) {
            String type = callback.endpoint().type();
            assertThat(event(Recorded.envelope(type, Recorded.JSON, "a=b", json)))
                    .isEqualTo(event(Recorded.envelope(type, Recorded.FORM, "a=b", form(params))));
        }
    }

    @Property(tries = 300)
    void readsParametersInWhicheverOrder(
            @ForAll("members") Map<String, String> members, @ForAll long seed) {
        List<String> pairs = new ArrayList<>();
        members.forEach((key, value) -> pairs.add(key + "=" + value));
        String inOrder = String.join("&", pairs);
        Collections.shuffle(pairs, new Random(seed));
        String shuffled = String.join("&", pairs);
        for (Callback callback : Callback.values()) {
            String type = callback.endpoint().type();
            assertThat(event(Recorded.envelope(type, null, null, shuffled)))
                    .isEqualTo(event(Recorded.envelope(type, null, null, inOrder)));
        }
    }

    @Property(tries = 1000)
    void alwaysMakesOneThingOfAnyBytes(
            @ForAll Callback callback,
            @ForAll byte[] body,
            @ForAll("contentTypes") String contentType,
            @ForAll("text") String query) {
        String type = callback.endpoint().type();
        Envelope odd = Recorded.envelope(type, contentType, query, "");
        Envelope envelope =
                new Envelope(
                        odd.receipt(),
                        type,
                        odd.receivedAt(),
                        odd.url(),
                        contentType,
                        Map.of(),
                        body);
        assertThat(twilio.parse(envelope)).hasSize(1).doesNotContainNull();
    }

    @Property(tries = 1000)
    void makesAnEventOfAnyValuesWhereASidIsGiven(
            @ForAll Callback callback, @ForAll("params") Map<String, List<String>> params) {
        Map<String, List<String>> named = new LinkedHashMap<>(params);
        named.put("MessageSid", List.of("SM1"));
        named.put("CallSid", List.of("CA1"));
        Envelope envelope =
                Recorded.envelope(callback.endpoint().type(), Recorded.FORM, null, form(named));
        assertThat(twilio.parse(envelope)).first().isInstanceOf(Parsed.Event.class);
    }

    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> host = Arbitraries.of("h.example", "H.example", "[::1]", "u:p@h.example");
        Arbitrary<String> port = Arbitraries.of("", ":8443", ":80");
        Arbitrary<String> rest =
                Arbitraries.strings().withCharRange('a', 'e').withChars("/?&='%:@").ofMaxLength(20);
        return Arbitraries.of("http://", "https://")
                .flatMap(scheme -> host.map(h -> scheme + h))
                .flatMap(start -> port.map(p -> start + p))
                .flatMap(start -> rest.map(r -> start + "/" + r));
    }

    @Provide
    Arbitrary<Map<String, List<String>>> params() {
        Arbitrary<String> known =
                Arbitraries.of(
                        "MessageStatus",
                        "ErrorCode",
                        "To",
                        "CallStatus",
                        "CallDuration",
                        "Timestamp",
                        "SequenceNumber",
                        "AnsweredBy",
                        "StatusCallbackEvent",
                        "RecordingStatus",
                        "RecordingDuration",
                        "NumMedia",
                        "Sid",
                        "SidAccount");
        Arbitrary<String> keys = Arbitraries.oneOf(known, text());
        return Arbitraries.maps(keys, text().list().ofMinSize(1).ofMaxSize(3)).ofMaxSize(10);
    }

    @Provide
    Arbitrary<Map<String, String>> members() {
        Arbitrary<String> keys =
                Arbitraries.of("MessageSid", "MessageStatus", "CallSid", "CallStatus", "From", "X");
        Arbitrary<String> values = Arbitraries.strings().alpha().numeric().ofMaxLength(8);
        return Arbitraries.maps(keys, values).ofMinSize(1).ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> text() {
        return Arbitraries.strings()
                .withChars("0123456789-+%&='\u0000\u00e7\uffff,: ")
                .withCharRange('A', 'Z')
                .ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> contentTypes() {
        return Arbitraries.of(Recorded.FORM, Recorded.JSON, "text/plain", ";", "a/b;c")
                .injectNull(0.2);
    }

    private Object event(Envelope envelope) {
        return switch (twilio.parse(envelope).getFirst()) {
            case Parsed.Event(CallbackEvent event) -> event;
            case Parsed.Unreadable unreadable -> unreadable.cause();
            case Parsed.Ignored ignored -> ignored.cause();
        };
    }

    private Verdict verify(String url, String signature, Map<String, List<String>> params) {
        byte[] body = form(params).getBytes(UTF_8);
        return twilio.verify(
                new WebhookRequest(url, Recorded.FORM, name -> signature, body), SECRETS);
    }

    private static String form(Map<String, List<String>> params) {
        return params.entrySet().stream()
                .flatMap(param ->
                        param.getValue().stream()
                                .map(value -> encode(param.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
