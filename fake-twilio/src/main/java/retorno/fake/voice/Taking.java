package retorno.fake.voice;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import retorno.fake.call.Cause;
import retorno.fake.call.Occupation;
import retorno.fake.clock.Appointment;
import retorno.fake.recording.Recording;
import retorno.fake.twiml.Element;

/// `Record`: takes what is said after the beep, until a key, silence, the limit or the end of the
/// call. Where nothing is said the next verb follows.
///
/// @see <a href="https://www.twilio.com/docs/voice/twiml/record">Twilio's page</a>
final class Taking implements Occupation {
    private static final Duration THINKS = Duration.ofMillis(500);

    private final Player player;
    private final Element record;
    private final Instant started;
    private @Nullable Appointment silence;
    private boolean spoken;

    Taking(Player player, Element record) {
        this.player = player;
        this.record = record;
        this.started = player.stage().timeline().now();
    }

    @Override
    public void begin() {
        player.after(record.seconds("maxLength", 3600), () -> over("", false));
        silentFor(patience());
        String speech = player.call().person().says();
        if (speech != null) {
            player.after(THINKS, () -> say(speech));
        }
    }

    @Override
    public void say(String text) {
        spoken = true;
        silentFor(Speech.of(text).plus(patience()));
    }

    @Override
    public void press(String digits) {
        String finish = record.attributes().getOrDefault("finishOnKey", "1234567890*#");
        digits.chars()
                .filter(digit -> finish.indexOf(digit) >= 0)
                .mapToObj(digit -> String.valueOf((char) digit))
                .findFirst()
                .ifPresent(digit -> over(digit, false));
    }

    @Override
    public void stop(Cause cause) {
        if (cause == Cause.HUNG_UP) {
            over("hangup", true);
        }
    }

    /// @param gone whether there is nobody left to go on with
    private void over(String digits, boolean gone) {
        if (!spoken) {
            if (!gone) {
                player.next();
            }
            return;
        }
        Recording recording =
                player.stage()
                        .recordings()
                        .complete(
                                player.call().sid(),
                                "RecordVerb",
                                started,
                                Hooks.recording(record));
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("RecordingUrl", recording.url());
        fields.put("RecordingSid", recording.sid());
        fields.put("RecordingDuration", String.valueOf(recording.seconds()));
        fields.put("Digits", digits);
        if (gone) {
            player.report(record, fields);
        } else {
            player.submit(record, fields);
        }
    }

    private void silentFor(Duration longest) {
        if (silence != null) {
            silence.callOff();
        }
        silence = player.after(longest, () -> over("", false));
    }

    private Duration patience() {
        return record.seconds("timeout", 5);
    }
}
