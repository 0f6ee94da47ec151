package retorno.standalone.simulate.traffic;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// One call through Twilio: the progress of its leg, who picked up, its recording; or two legs that
/// meet in a conference.
///
/// @see <a href="https://www.twilio.com/docs/voice/api/call-resource#statuscallback">Progress</a>
/// @see <a href="https://www.twilio.com/docs/voice/twiml/conference#statuscallback">Conferences</a>
final class TwilioCalls {
    private static final String OURS = "+551140028922";
    private static final int LONGEST_CALL = 120;

    /// From the first ring of a call to its last event, in seconds, with the second leg's.
    private static final int LIFE = LONGEST_CALL + 60;

    private static final List<String> MACHINES =
            List.of("machine_start", "machine_end_beep", "machine_end_silence", "fax");

    private static final DateTimeFormatter RFC_2822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
                    .withZone(ZoneOffset.UTC);

    private final Chance chance;
    private final String account;
    private final Recipient to;
    private final List<Post> posts = new ArrayList<>();

    private TwilioCalls(Chance chance, String account) {
        this.chance = chance;
        this.account = account;
        this.to = Recipient.of(chance);
    }

    /// What Twilio posts of one call, all of it before `now`.
    ///
    /// @param account the sid of our account
    static List<Post> life(Chance chance, String account, Instant now) {
        TwilioCalls call = new TwilioCalls(chance, account);
        Instant start = now.minusSeconds(LIFE);
        int throwOfHundred = chance.below(100);
        if (throwOfHundred < 40) {
            call.talk(start);
        } else if (throwOfHundred < 60) {
            call.conference(start);
        } else {
            call.nobody(start);
        }
        return call.posts;
    }

    /// Answered by somebody or something, sometimes recorded.
    private void talk(Instant start) {
        Leg leg = new Leg(to.phone());
        leg.begins(start, chance.between(2, 20));
        int seconds = chance.between(3, LONGEST_CALL);
        if (chance.in(0.7)) {
            amd(leg, chance.in(0.7) ? "human" : chance.of(MACHINES));
        }
        boolean recorded = chance.in(0.4);
        Recording recording = new Recording(leg.sid, chance.sid("RE"), leg.now);
        if (recorded) {
            post("recording-status", recording.form("in-progress", -1));
        }
        leg.ends("completed", seconds, "200");
        if (recorded) {
            post("recording-status", recording.form("completed", seconds));
        }
    }

    /// Busy, not answered, refused, called off.
    private void nobody(Instant start) {
        Leg leg = new Leg(to.phone());
        leg.step("initiated", start);
        int throwOfHundred = chance.below(100);
        if (throwOfHundred < 20) {
            leg.now = start.plusSeconds(1);
            leg.fields.put("ErrorCode", "13224");
            leg.fields.put("ErrorMessage", "Dial: Invalid phone number format");
            leg.ends("failed", 0, "404");
            return;
        }
        leg.step("ringing", start.plusSeconds(2));
        if (throwOfHundred < 50) {
            leg.ends("busy", 0, "486");
        } else {
            leg.now = start.plusSeconds(30);
            leg.ends(throwOfHundred < 90 ? "no-answer" : "canceled", 0, "487");
        }
    }

    /// Two people brought together: the first waits in the room while the second is called.
    private void conference(Instant start) {
        Leg first = new Leg(to.phone());
        Leg second = new Leg(Recipient.of(chance).phone());
        Room room = new Room(chance.sid("CF"), chance.uuid());
        first.begins(start, chance.between(2, 15));
        room.person("participant-join", first, "activist");
        second.begins(first.now.plusSeconds(1), chance.between(2, 15));
        room.person("participant-join", second, "target");
        room.event("conference-start", second.now);
        int seconds = chance.between(3, LONGEST_CALL);
        second.ends("completed", seconds, "200");
        room.person("participant-leave", second, "target");
        first.now = second.now.plusSeconds(1);
        room.person("participant-leave", first, "activist");
        room.fields.put("ReasonConferenceEnded", "last-participant-left");
        room.fields.put("CallSidEndingConference", first.sid);
        room.event("conference-end", first.now);
        first.ends("completed", 1, "200");
    }

    private void amd(Leg leg, String answeredBy) {
        SequencedMap<String, String> form = new LinkedHashMap<>();
        form.put("CallSid", leg.sid);
        form.put("AccountSid", account);
        form.put("AnsweredBy", answeredBy);
        form.put("MachineDetectionDuration", String.valueOf(chance.between(900, 4_900)));
        post("amd-status", form);
        leg.fields.put("AnsweredBy", answeredBy);
    }

    private void post(String callback, SequencedMap<String, String> form) {
        posts.add(Post.form("twilio." + callback, to.query(), form));
    }

    /// One leg: what all its callbacks say, and how far it is.
    private final class Leg {
        private final String sid = chance.sid("CA");
        private final SequencedMap<String, String> fields = new LinkedHashMap<>();
        private Instant now = Instant.EPOCH;
        private Instant answered = Instant.EPOCH;
        private int sequence;

        Leg(String phone) {
            fields.put("Called", "+" + phone);
            fields.put("ToState", "");
            fields.put("CallerCountry", "BR");
            fields.put("Direction", "outbound-api");
            fields.put("CallbackSource", "call-progress-events");
            fields.put("CallSid", sid);
            fields.put("To", "+" + phone);
            fields.put("ToCountry", "BR");
            fields.put("ApiVersion", "2010-04-01");
            fields.put("From", OURS);
            fields.put("Caller", OURS);
            fields.put("AccountSid", account);
        }

        void begins(Instant start, int ringsFor) {
            step("initiated", start);
            step("ringing", start.plusSeconds(1));
            step("in-progress", start.plusSeconds(1 + ringsFor));
            answered = now;
        }

        /// @param after how long after the last event, in seconds
        void ends(String status, int after, String sipResponse) {
            Instant end = now.plusSeconds(after);
            long seconds =
                    answered.equals(Instant.EPOCH)
                            ? 0
                            : end.getEpochSecond() - answered.getEpochSecond();
            fields.put("SipResponseCode", sipResponse);
            fields.put("CallDuration", String.valueOf(seconds));
            fields.put("Duration", String.valueOf((seconds + 59) / 60));
            step(status, end);
        }

        void step(String status, Instant at) {
            now = at;
            SequencedMap<String, String> form = new LinkedHashMap<>(fields);
            form.put("Timestamp", RFC_2822.format(at));
            form.put("SequenceNumber", String.valueOf(sequence++));
            form.put("CallStatus", status);
            post("call-status", form);
        }
    }

    /// A conference; its events have a sequence of their own.
    private final class Room {
        private final SequencedMap<String, String> fields = new LinkedHashMap<>();
        private int sequence;

        Room(String sid, String name) {
            fields.put("FriendlyName", name);
            fields.put("ConferenceSid", sid);
            fields.put("AccountSid", account);
        }

        void event(String event, Instant at) {
            event(event, at, new LinkedHashMap<>());
        }

        void person(String event, Leg leg, String label) {
            SequencedMap<String, String> person = new LinkedHashMap<>();
            person.put("CallSid", leg.sid);
            person.put("ParticipantLabel", label);
            person.put("StartConferenceOnEnter", "true");
            person.put("EndConferenceOnExit", String.valueOf(label.equals("activist")));
            person.put("Muted", "false");
            person.put("Hold", "false");
            person.put("Coaching", "false");
            if (event.equals("participant-leave")) {
                person.put("ReasonParticipantLeft", "participant_hung_up");
                person.put("ParticipantCallStatus", "completed");
            }
            event(event, leg.now, person);
        }

        private void event(String event, Instant at, SequencedMap<String, String> form) {
            form.putAll(fields);
            form.put("StatusCallbackEvent", event);
            form.put("SequenceNumber", String.valueOf(++sequence));
            form.put("Timestamp", RFC_2822.format(at));
            post("conference-status", form);
        }
    }

    /// A recording of one call.
    private final class Recording {
        private final String call;
        private final String sid;
        private final Instant start;

        Recording(String call, String sid, Instant start) {
            this.call = call;
            this.sid = sid;
            this.start = start;
        }

        /// @param seconds -1 where Twilio does not know yet
        SequencedMap<String, String> form(String status, int seconds) {
            SequencedMap<String, String> form = new LinkedHashMap<>();
            form.put("AccountSid", account);
            form.put("CallSid", call);
            form.put("RecordingSid", sid);
            form.put(
                    "RecordingUrl",
                    "https://api.twilio.com/2010-04-01/Accounts/%s/Recordings/%s"
                            .formatted(account, sid));
            form.put("RecordingStatus", status);
            form.put("RecordingDuration", String.valueOf(seconds));
            form.put("RecordingChannels", "1");
            form.put("RecordingStartTime", RFC_2822.format(start));
            form.put("RecordingSource", "OutboundAPI");
            form.put("RecordingTrack", "both");
            return form;
        }
    }
}
