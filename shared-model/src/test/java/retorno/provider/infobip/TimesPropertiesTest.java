package retorno.provider.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The short way to read a moment and the formatter's say the same.
class TimesPropertiesTest {

    @Property(tries = 5_000)
    void theShortWayIsTheFormatters(@ForAll("moments") String written) {
        assertThat(Times.ofUsual(written)).isEqualTo(Times.ofDate(written));
    }

    @Property(tries = 5_000)
    void alsoWhereACharacterIsWrong(
            @ForAll("moments") String written,
            @ForAll("places") int place,
            @ForAll("characters") char wrong) {
        String broken = written.substring(0, place) + wrong + written.substring(place + 1);
        assertThat(Times.ofUsual(broken)).isEqualTo(Times.ofDate(broken));
    }

    /// Some of no calendar: months 0 and 13, 30 February, hour 24, second 60, an offset of 19
    /// hours.
    @Provide
    Arbitrary<String> moments() {
        Arbitrary<String> date =
                Combinators.combine(upTo(9999), upTo(13), upTo(32)).as("%04d-%02d-%02d"::formatted);
        Arbitrary<String> time =
                Combinators.combine(upTo(24), upTo(60), upTo(60), upTo(999))
                        .as("%02d:%02d:%02d.%03d"::formatted);
        Arbitrary<String> offset =
                Combinators.combine(Arbitraries.of("+", "-"), upTo(19), upTo(61))
                        .as("%s%02d%02d"::formatted);
        return Combinators.combine(date, time, offset).as((d, t, o) -> d + "T" + t + o);
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 27);
    }

    @Provide
    Arbitrary<Character> characters() {
        return Arbitraries.chars().with("0359+-:. TZ/\u0663");
    }

    private static Arbitrary<Integer> upTo(int most) {
        return Arbitraries.integers().between(0, most);
    }
}
