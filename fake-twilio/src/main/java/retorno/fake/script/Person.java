package retorno.fake.script;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Whoever is on the other end of one call, with what he has not pressed or said yet.
public final class Person {
    private final Script script;
    private final Queue<String> digits;
    private final Queue<String> speech;

    /// Somebody who begins with all of his script.
    public Person(Script script) {
        this.script = script;
        this.digits = new ArrayDeque<>(script.allDigits());
        this.speech = new ArrayDeque<>(script.allSpeech());
    }

    /// How he behaves otherwise.
    public Script script() {
        return script;
    }

    /// What he presses when he is asked to; null where he presses nothing.
    public @Nullable String presses() {
        return digits.poll();
    }

    /// What he says; null where he keeps silent.
    public @Nullable String says() {
        return speech.poll();
    }
}
