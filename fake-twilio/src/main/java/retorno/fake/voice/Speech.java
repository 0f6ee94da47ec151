package retorno.fake.voice;

import java.time.Duration;
import retorno.fake.twiml.Element;
import retorno.fake.twiml.Verb;

/// How long it takes to say something: some fifteen letters a second.
final class Speech {
    private static final long BEFORE = 300;
    private static final long LETTER = 65;

    private Speech() {}

    static Duration of(String text) {
        return Duration.ofMillis(BEFORE + LETTER * text.length());
    }

    /// How long a `Say` or a `Pause` takes.
    static Duration of(Element prompt) {
        return prompt.verb() == Verb.PAUSE
                ? prompt.seconds("length", 1)
                : of(prompt.text()).multipliedBy(Math.max(prompt.number("loop", 1), 1));
    }
}
