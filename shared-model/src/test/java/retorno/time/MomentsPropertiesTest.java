package retorno.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The JDK is the model.
class MomentsPropertiesTest {
    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    @Property(tries = 2_000)
    void writesAsTheJdkDoes(@ForAll("moments") Instant at) {
        assertThat(Moments.text(at)).isEqualTo(at.toString());
    }

    @Property(tries = 2_000)
    void readsWhatItWrote(@ForAll("moments") Instant at) {
        assertThat(Moments.instant(Moments.text(at))).isEqualTo(at);
    }

    @Property(tries = 2_000)
    void writesThreeDigitsOfASecondAlways(@ForAll("usual") Instant at) {
        assertThat(Moments.sortable(at)).isEqualTo(SORTABLE.format(at));
    }

    @Property(tries = 5_000)
    void readsAsTheJdkDoes(@ForAll("texts") String text) {
        assertThat(read(text, true)).as(text).isEqualTo(read(text, false));
    }

    @Property(tries = 1_000)
    void readsMillisecondsBeforeAnyZone(@ForAll("usual") Instant at) {
        String local = Moments.sortable(at).substring(0, 23);
        assertThat(Moments.millis(local + "-0300")).isEqualTo(at.toEpochMilli());
        assertThat(Moments.millis(local)).isEqualTo(at.toEpochMilli());
    }

    @Example
    void sortsNothingBeyondFourDigitsOfAYear() {
        assertThatThrownBy(() -> Moments.sortable(Instant.ofEpochMilli(LAST + 1)))
                .isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Moments.sortable(Instant.ofEpochMilli(FIRST - 1)))
                .isInstanceOf(DateTimeException.class);
    }

    private static Optional<Instant> read(String text, boolean ours) {
        try {
            return Optional.of(ours ? Moments.instant(text) : Instant.parse(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<Instant> usual() {
        return Arbitraries.longs().between(FIRST, LAST).map(Instant::ofEpochMilli);
    }

    /// Of whole seconds and milliseconds, and with all nine digits; near the years' ends, and
    /// beyond.
    @Provide
    Arbitrary<Instant> moments() {
        Arbitrary<Instant> fine =
                Combinators.combine(
                                Arbitraries.longs().between(FIRST / 1_000, LAST / 1_000),
                                Arbitraries.longs().between(0, 999_999_999))
                        .as(Instant::ofEpochSecond);
        Arbitrary<Instant> whole =
                Arbitraries.longs()
                        .between(FIRST / 1_000, LAST / 1_000)
                        .map(Instant::ofEpochSecond);
        Arbitrary<Instant> beyond =
                Arbitraries.longs().between(LAST * -2, LAST * 2).map(Instant::ofEpochMilli);
        return Arbitraries.oneOf(usual(), fine, whole, beyond);
    }

    /// Moments with a character or two exchanged, so that most are nearly one.
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> odd =
                Arbitraries.of(
                        "0123456789-+:.TZtz/ \u0661".chars().mapToObj(c -> (char) c).toList());
        Arbitrary<String> written = usual().map(Moments::sortable);
        return Combinators.combine(
                        written,
                        Arbitraries.integers().between(0, 23),
                        odd,
                        Arbitraries.integers().between(0, 23),
                        odd,
                        Arbitraries.integers().between(0, 2))
                .as((text, first, one, second, other, exchanged) -> {
                    StringBuilder changed = new StringBuilder(text);
                    if (exchanged > 0) {
                        changed.setCharAt(first, one);
                    }
                    if (exchanged > 1) {
                        changed.setCharAt(second, other);
                    }
                    return changed.toString();
                });
    }
}
