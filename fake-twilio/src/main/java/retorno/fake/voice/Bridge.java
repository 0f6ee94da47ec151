package retorno.fake.voice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import retorno.fake.call.Call;
import retorno.fake.call.CallStatus;
import retorno.fake.call.Calls;
import retorno.fake.call.Cause;
import retorno.fake.call.NewCall;
import retorno.fake.call.Occupation;
import retorno.fake.recording.Recording;
import retorno.fake.twiml.Element;
import retorno.fake.twiml.Verb;

/// `Dial` with `Number`: calls somebody else, or several at once, and connects whoever answers
/// first.
///
/// @see <a href="https://www.twilio.com/docs/voice/twiml/dial">Twilio's page</a>
/// @see <a href="https://www.twilio.com/docs/voice/twiml/number">numbers</a>
final class Bridge implements Occupation {
    private final Player player;
    private final Element dial;
    private final Calls calls;
    private final List<Call> children = new ArrayList<>();
    private @Nullable Call connected;
    private boolean over;

    Bridge(Player player, Element dial) {
        this.player = player;
        this.dial = dial;
        this.calls = player.stage().calls();
    }

    @Override
    public void begin() {
        String callerId = dial.get("callerId", player.call().from());
        if (!player.stage().owns(callerId)) {
            player.trouble(13214, "Dial: Invalid callerId value " + callerId);
            finish("failed", null);
            return;
        }
        List<Element> numbers = numbers();
        numbers.forEach(number -> call(number, callerId));
        if (children.isEmpty()) {
            finish("failed", null);
        }
    }

    @Override
    public void stop(Cause cause) {
        over = true;
        String status = connected == null ? "canceled" : "completed";
        children.forEach(child -> calls.hangUp(child, Cause.HUNG_UP));
        if (player.call().status().isFinal()) {
            player.report(dial, result(status, connected));
        }
    }

    private List<Element> numbers() {
        List<Element> numbers = dial.all(Verb.NUMBER);
        return numbers.isEmpty()
                ? List.of(new Element(Verb.NUMBER, Map.of(), dial.text(), List.of()))
                : numbers;
    }

    private void call(Element number, String callerId) {
        if (!number.text().matches("\\+[1-9]\\d{6,14}")) {
            player.trouble(13224, "Dial: Invalid phone number format " + number.text());
            return;
        }
        Call child =
                calls.create(
                        new NewCall(
                                callerId,
                                number.text(),
                                player.call().sid(),
                                Hooks.status(number, Set.of("completed")),
                                dial.seconds("timeout", 30),
                                limit(),
                                Hooks.detection(number),
                                null,
                                call -> listens(number, call)));
        children.add(child);
        child.watch(this::progress);
    }

    /// What he hears before he is connected; and then he talks.
    private Occupation listens(Element number, Call child) {
        String url = number.get("url");
        return url == null
                ? () -> {}
                : new Player(
                        player.stage(),
                        child,
                        new Origin.At(url, number.get("method", "POST")),
                        null,
                        () -> {});
    }

    private void progress(Call child) {
        if (over) {
            return;
        }
        if (child.status() == CallStatus.IN_PROGRESS && connected == null) {
            connected = child;
            children.stream()
                    .filter(other -> other != child)
                    .forEach(other -> calls.hangUp(other, Cause.HUNG_UP));
        } else if (child == connected && child.status().isFinal()) {
            finish("completed", child);
        } else if (connected == null && children.stream().allMatch(c -> c.status().isFinal())) {
            finish(child.status().word(), child);
        }
    }

    private void finish(String status, @Nullable Call child) {
        over = true;
        player.goOn(dial, result(status, child));
    }

    private SequencedMap<String, String> result(String status, @Nullable Call child) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("DialCallStatus", status);
        if (child != null) {
            fields.put("DialCallSid", child.sid());
            Long seconds = child.seconds();
            fields.put("DialCallDuration", String.valueOf(seconds == null ? 0 : seconds));
            record(child, fields);
        }
        return fields;
    }

    private void record(Call child, SequencedMap<String, String> fields) {
        Instant answered = child.answered();
        if (answered != null && dial.get("record", "do-not-record").startsWith("record-from")) {
            Recording recording =
                    player.stage()
                            .recordings()
                            .complete(
                                    player.call().sid(),
                                    "DialVerb",
                                    answered,
                                    Hooks.recording(dial));
            fields.put("RecordingUrl", recording.url());
        }
    }

    private Duration limit() {
        return dial.seconds("timeLimit", (int) NewCall.LONGEST.toSeconds());
    }
}
