package retorno.actions.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static retorno.actions.twilio.FarEnd.ACCOUNT;
import static retorno.actions.twilio.FarEnd.BELOW;
import static retorno.actions.twilio.FarEnd.TOKEN;
import static retorno.actions.twilio.FarEnd.json;
import static retorno.actions.twilio.Samples.CALL;
import static retorno.actions.twilio.Samples.FROM;
import static retorno.actions.twilio.Samples.ROOM;
import static retorno.actions.twilio.Samples.STATUS_URL;
import static retorno.actions.twilio.Samples.TO;
import static retorno.actions.twilio.Samples.newCall;
import static retorno.actions.twilio.Samples.newParticipant;
import static retorno.actions.twilio.Samples.participant;
import static retorno.actions.twilio.Samples.queued;

import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import retorno.actions.twilio.FarEnd.Received;
import retorno.actions.twiml.Twiml;
import retorno.actions.twiml.Verb;

/// What goes over the wire, to the letter.
class TwilioRequestsTest {

    @Test
    void makesACall() {
        Received request = only(json(201, queued()), twilio -> twilio.create(newCall()));
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo(BELOW + "/Calls.json");
        assertThat(request.form())
                .containsExactlyInAnyOrderEntriesOf(
                        fields(
                                Map.of(
                                        "Url",
                                        "https://calls.example.org/v1/phone/call-redirect/x?call_id=1",
                                        "Method",
                                        "POST",
                                        "MachineDetection",
                                        "Enable",
                                        "AsyncAmd",
                                        "true",
                                        "AsyncAmdStatusCallback",
                                        "https://hooks.example.org/twilio/amd-status?call_id=1",
                                        "AsyncAmdStatusCallbackMethod",
                                        "POST",
                                        "Timeout",
                                        "30",
                                        "TimeLimit",
                                        "1200")));
    }

    @Test
    void makesACallOfATextOnly() {
        NewCall call =
                new NewCall(
                        TO,
                        FROM,
                        new NewCall.Document("<Response><Say>Olá & adeus</Say></Response>"),
                        null,
                        null,
                        Duration.ofSeconds(30),
                        null);
        Received request = only(json(201, queued()), twilio -> twilio.create(call));
        assertThat(request.form())
                .isEqualTo(
                        Map.of(
                                "To", List.of(TO),
                                "From", List.of(FROM),
                                "Twiml", List.of("<Response><Say>Olá & adeus</Say></Response>"),
                                "Timeout", List.of("30")));
    }

    @Test
    void saysWhoItIsAndThatItIsAForm() {
        Received request = only(json(201, queued()), twilio -> twilio.create(newCall()));
        String basic = ACCOUNT + ":" + TOKEN;
        assertThat(request.headers())
                .containsEntry(
                        "Authorization",
                        List.of(
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(basic.getBytes(UTF_8))))
                .containsEntry("Accept", List.of("application/json"))
                .containsEntry("Connection", List.of("close"));
        assertThat(request.headers().get("Content-type").getFirst())
                .startsWith("application/x-www-form-urlencoded");
        assertThat(request.headers()).containsKey("Content-length");
    }

    @Test
    void looksACallUp() {
        Received request = only(json(200, queued()), twilio -> twilio.fetch(CALL));
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo(BELOW + "/Calls/" + CALL + ".json");
        assertThat(request.form()).isEmpty();
        assertThat(request.headers()).containsKey("Authorization");
    }

    @ParameterizedTest
    @EnumSource(EndAs.class)
    void endsACall(EndAs as) {
        Received request = only(json(200, queued()), twilio -> twilio.end(CALL, as));
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo(BELOW + "/Calls/" + CALL + ".json");
        String word =
                switch (as) {
                    case CANCELED -> "canceled";
                    case COMPLETED -> "completed";
                };
        assertThat(request.form()).isEqualTo(Map.of("Status", List.of(word)));
    }

    @Test
    void hasACallSaySomethingElse() {
        String twiml = Twiml.of(new Verb.Say("O alvo está ocupado", "pt-BR", null));
        Received request = only(json(200, queued()), twilio -> twilio.say(CALL, twiml));
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo(BELOW + "/Calls/" + CALL + ".json");
        assertThat(request.form()).isEqualTo(Map.of("Twiml", List.of(twiml)));
    }

    @Test
    void callsSomebodyIntoAConference() {
        Received request =
                only(
                        json(201, participant(CALL, "target")),
                        twilio -> twilio.add(ROOM, newParticipant()));
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo(BELOW + "/Conferences/" + ROOM + "/Participants.json");
        assertThat(request.form())
                .containsExactlyInAnyOrderEntriesOf(
                        fields(
                                Map.of(
                                        "Label",
                                        "target",
                                        "Beep",
                                        "false",
                                        "StartConferenceOnEnter",
                                        "true",
                                        "EndConferenceOnExit",
                                        "true",
                                        "MachineDetection",
                                        "Enable",
                                        "AmdStatusCallback",
                                        "https://hooks.example.org/twilio/amd-status?call_id=1",
                                        "AmdStatusCallbackMethod",
                                        "POST",
                                        "Timeout",
                                        "25",
                                        "TimeLimit",
                                        "1200")));
    }

    @Test
    void namesThatAreNoUrlsStayOneSegment() {
        Received request =
                only(
                        json(201, participant(CALL, "target")),
                        twilio -> twilio.add("a/b ?%2F", newParticipant()));
        assertThat(request.path())
                .isEqualTo(BELOW + "/Conferences/a%2Fb%20%3F%252F/Participants.json");
    }

    @Test
    void everyRequestHasAConnectionOfItsOwn() {
        try (FarEnd twilio = new FarEnd(json(200, queued()));
                TwilioCalls client = twilio.client()) {
            client.fetch(CALL);
            client.create(newCall());
            client.create(newCall());
            assertThat(twilio.received()).extracting(Received::port).doesNotHaveDuplicates();
        }
    }

    @Test
    void aPathInFrontOfTheBaseUrlStays() {
        try (FarEnd twilio = new FarEnd(json(200, queued()));
                TwilioCalls client =
                        FarEnd.client(twilio.url() + "/twilio/", Duration.ofSeconds(20))) {
            client.fetch(CALL);
            assertThat(twilio.received())
                    .extracting(Received::path)
                    .containsExactly("/twilio" + BELOW + "/Calls/" + CALL + ".json");
        }
    }

    private static Received only(FarEnd.Answer answer, Consumer<TwilioCalls> ask) {
        try (FarEnd twilio = new FarEnd(answer);
                TwilioCalls client = twilio.client()) {
            ask.accept(client);
            assertThat(twilio.received()).hasSize(1);
            return twilio.received().getFirst();
        }
    }

    /// What both ways to call somebody have in common, and more.
    private static Map<String, List<String>> fields(Map<String, String> more) {
        Map<String, List<String>> fields = new HashMap<>();
        more.forEach((name, value) -> fields.put(name, List.of(value)));
        fields.put("To", List.of(TO));
        fields.put("From", List.of(FROM));
        fields.put("StatusCallback", List.of(STATUS_URL));
        fields.put("StatusCallbackMethod", List.of("POST"));
        fields.put("StatusCallbackEvent", List.of("initiated", "ringing", "answered", "completed"));
        return fields;
    }
}
