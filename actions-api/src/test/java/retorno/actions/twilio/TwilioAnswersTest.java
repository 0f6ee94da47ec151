package retorno.actions.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static retorno.actions.twilio.FarEnd.json;
import static retorno.actions.twilio.Samples.CALL;
import static retorno.actions.twilio.Samples.CONFERENCE;
import static retorno.actions.twilio.Samples.FROM;
import static retorno.actions.twilio.Samples.ROOM;
import static retorno.actions.twilio.Samples.TO;
import static retorno.actions.twilio.Samples.newCall;
import static retorno.actions.twilio.Samples.newParticipant;
import static retorno.actions.twilio.Samples.participant;
import static retorno.actions.twilio.Samples.queued;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What is read from an answer.
class TwilioAnswersTest {

    @Test
    void readsTheCallThatWasMade() {
        try (FarEnd twilio = new FarEnd(json(201, queued()));
                TwilioCalls client = twilio.client()) {
            assertThat(client.create(newCall()))
                    .isEqualTo(
                            new CallResource(
                                    CALL,
                                    CallStatus.QUEUED,
                                    null,
                                    null,
                                    FROM,
                                    TO,
                                    null,
                                    null,
                                    null,
                                    null));
        }
    }

    @Test
    void readsACallThatIsOver() {
        String completed =
                """
                {"sid": "%s", "status": "completed", "answered_by": "machine_end_beep",
                 "parent_call_sid": "CA1", "from": "%s", "to": "%s", "duration": "15",
                 "date_created": "Tue, 31 Aug 2010 20:36:28 +0000",
                 "start_time": "Tue, 31 Aug 2010 20:36:29 +0000",
                 "end_time": "Tue, 31 Aug 2010 17:36:44 -0300"}\
                """
                        .formatted(CALL, FROM, TO);
        try (FarEnd twilio = new FarEnd(json(200, completed));
                TwilioCalls client = twilio.client()) {
            assertThat(client.fetch(CALL))
                    .isEqualTo(
                            new CallResource(
                                    CALL,
                                    CallStatus.COMPLETED,
                                    "machine_end_beep",
                                    "CA1",
                                    FROM,
                                    TO,
                                    Instant.parse("2010-08-31T20:36:28Z"),
                                    Instant.parse("2010-08-31T20:36:29Z"),
                                    Instant.parse("2010-08-31T20:36:44Z"),
                                    15L));
        }
    }

    @Test
    void readsTheParticipantThatWasAdded() {
        try (FarEnd twilio = new FarEnd(json(201, participant(CALL, "target")));
                TwilioCalls client = twilio.client()) {
            assertThat(client.add(ROOM, newParticipant()))
                    .isEqualTo(new ParticipantResource(CALL, CONFERENCE, "target", "queued"));
        }
    }

    @Test
    void aStatusOfLaterTimesIsUnknown() {
        try (FarEnd twilio = new FarEnd(json(200, Samples.call(CALL, "teleported", null)));
                TwilioCalls client = twilio.client()) {
            assertThat(client.fetch(CALL).status()).isEqualTo(CallStatus.UNKNOWN);
        }
    }

    @Test
    void whatIsOfTheWrongSortIsAbsent() {
        String odd =
                """
                {"sid": "%s", "status": {"a": 1}, "duration": "long", "date_created": "yesterday",
                 "from": 5511, "to": [], "answered_by": ""}\
                """
                        .formatted(CALL);
        try (FarEnd twilio = new FarEnd(json(200, odd));
                TwilioCalls client = twilio.client()) {
            assertThat(client.fetch(CALL))
                    .isEqualTo(
                            new CallResource(
                                    CALL,
                                    CallStatus.UNKNOWN,
                                    null,
                                    null,
                                    "5511",
                                    null,
                                    null,
                                    null,
                                    null,
                                    null));
        }
    }
}
