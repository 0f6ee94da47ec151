package retorno.fake.voice;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import retorno.fake.call.Occupation;
import retorno.fake.clock.Appointment;
import retorno.fake.script.Person;
import retorno.fake.twiml.Element;

/// `Gather`: listens for keys or speech, while its prompts are played and for some time after.
///
/// @see <a href="https://www.twilio.com/docs/voice/twiml/gather">Twilio's page</a>
final class Gathering implements Occupation {
    private static final Duration THINKS = Duration.ofSeconds(1);

    private final Player player;
    private final Element gather;
    private final String input;
    private final StringBuilder pressed = new StringBuilder();
    private @Nullable Appointment deadline;

    Gathering(Player player, Element gather) {
        this.player = player;
        this.gather = gather;
        this.input = gather.get("input", "dtmf");
    }

    @Override
    public void begin() {
        Duration prompts =
                gather.children().stream().map(Speech::of).reduce(Duration.ZERO, Duration::plus);
        Person person = player.call().person();
        String digits = takesKeys() ? person.presses() : null;
        String speech = digits == null && takesSpeech() ? person.says() : null;
        waits(prompts.plus(patience()));
        if (digits != null) {
            player.after(prompts.plus(THINKS), () -> press(digits));
        } else if (speech != null) {
            player.after(prompts.plus(THINKS), () -> say(speech));
        }
    }

    @Override
    public void press(String digits) {
        if (!takesKeys()) {
            return;
        }
        String finish = gather.attributes().getOrDefault("finishOnKey", "#");
        int most = gather.number("numDigits", Integer.MAX_VALUE);
        for (char digit : digits.toCharArray()) {
            if (finish.indexOf(digit) >= 0) {
                over();
                return;
            }
            pressed.append(digit);
            if (pressed.length() >= most) {
                over();
                return;
            }
        }
        waits(patience());
    }

    @Override
    public void say(String text) {
        if (takesSpeech()) {
            SequencedMap<String, String> fields = new LinkedHashMap<>();
            fields.put("SpeechResult", text);
            fields.put("Confidence", "0.9");
            player.submit(gather, fields);
        }
    }

    private void over() {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        if (!pressed.isEmpty()) {
            fields.put("Digits", pressed.toString());
            player.submit(gather, fields);
        } else if (gather.flag("actionOnEmptyResult", false)) {
            fields.put("Digits", "");
            player.submit(gather, fields);
        } else {
            player.next();
        }
    }

    private void waits(Duration longest) {
        if (deadline != null) {
            deadline.callOff();
        }
        deadline = player.after(longest, this::over);
    }

    private Duration patience() {
        return gather.seconds("timeout", 5);
    }

    private boolean takesKeys() {
        return input.contains("dtmf");
    }

    private boolean takesSpeech() {
        return input.contains("speech");
    }
}
