package retorno.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

    @Test
    void keepsEveryValueOfAKeyInOrder() {
        assertThat(Form.of("a=2&b=x&a=1&a=2").fields())
                .containsExactly(entry("a", List.of("2", "1", "2")), entry("b", List.of("x")));
    }

    @Test
    void keepsEmptyValuesAndEmptyKeys() {
        assertThat(Form.of("a=&b&=c&=").fields())
                .containsExactly(
                        entry("a", List.of("")),
                        entry("b", List.of("")),
                        entry("", List.of("c", "")));
    }

    @Test
    void separatesByAmpersandsOnly() {
        assertThat(Form.of("&&a=1;b=2&&c=3=4&").fields())
                .containsExactly(entry("a", List.of("1;b=2")), entry("c", List.of("3=4")));
    }

    @ParameterizedTest
    @CsvSource({
        "a+b, a b",
        "a%2Bb, a+b",
        "%C3%A7%c3%a3o, \u00e7\u00e3o",
        "%F0%9F%98%80, \ud83d\ude00",
        "\u00e7, \u00e7",
        "a%26b%3Dc, a&b=c",
        "%00, '\0'",
    })
    void decodesKeysAndValuesAlike(String encoded, String decoded) {
        assertThat(Form.of(encoded + "=" + encoded).fields())
                .containsExactly(entry(decoded, List.of(decoded)));
    }

    @ParameterizedTest
    @CsvSource({"%, %", "%4, %4", "%zz+%41, %zz A", "%+1, '% 1'", "%%41, %A", "100%, 100%"})
    void letsABrokenEscapeStandForItself(String encoded, String decoded) {
        assertThat(Form.of("a=" + encoded).get("a")).isEqualTo(decoded);
    }

    @Test
    void replacesWhatIsNoUtf8() {
        assertThat(Form.of("a=%FFb").get("a")).isEqualTo("\ufffdb");
        assertThat(Form.of("a=\u00e7".getBytes(ISO_8859_1)).get("a")).isEqualTo("\ufffd");
    }

    @Test
    void hasNothingInAnEmptyBody() {
        assertThat(Form.of("").fields()).isEmpty();
        assertThat(Form.of("&").fields()).isEmpty();
    }

    @Test
    void givesTheLastValueAndNoneForEmpty() {
        Form form = Form.of("a=1&a=2&b=1&b=&c");
        assertThat(form.get("a")).isEqualTo("2");
        assertThat(form.get("b")).isNull();
        assertThat(form.get("c")).isNull();
        assertThat(form.get("d")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"%, 1", "a=%4, 3", "a=%zz, 3", "a=%41&b=%4g, 9", "a=%+1, 3", "%%%, 1"})
    void saysWhereAnEscapeIsBroken(String body, int column) {
        assertThat(Form.flaw(body.getBytes(UTF_8)))
                .contains(new Flaw("broken percent escape", 0, column));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", "%41=%7e", "a=%C3%A7", "&&=&", "\u00e7"})
    void findsNoFlawInAForm(String body) {
        assertThat(Form.flaw(body.getBytes(UTF_8))).isEmpty();
    }

    /// Keys of one hash code: `Aa` and `BB` have the same, so have all their rows of one length.
    @Test
    void holdsAHundredThousandKeysOfOneHashCode() {
        String body =
                IntStream.range(0, 1 << 17)
                        .mapToObj(FormTest::collidingKey)
                        .collect(Collectors.joining("&"));
        Form form = Form.of(body);
        assertThat(form.fields()).hasSize(1 << 17);
        assertThat(form.fields().keySet().stream().mapToInt(String::hashCode).distinct())
                .hasSize(1);
    }

    private static String collidingKey(int number) {
        StringBuilder key = new StringBuilder();
        for (int bit = 0; bit < 17; bit++) {
            key.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return key.toString();
    }
}
