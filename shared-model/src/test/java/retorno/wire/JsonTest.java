package retorno.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.event.EventKey;
import tools.jackson.core.JacksonException;

class JsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''            | no JSON value                          | 1 | 1",
                "{             | Unexpected end-of-input                | 1 | 2",
                "{\"a\":tru    | Unrecognized token                     | 1 | 6",
                "{\"a\":NaN}   | Non-standard token                     | 1 | 9",
                "{\"a\":1}{}   | more than one JSON value               | 1 | 8",
                "1 2           | more than one JSON value               | 1 | 3",
                "[1,]          | Unexpected character                   | 1 | 4",
                "{'a':1}       | Unexpected character                   | 1 | 2",
                "<xml/>        | Unexpected character                   | 1 | 1",
                "{\"a\":\"\\x\"} | Unrecognized character escape        | 1 | 8",
            })
    void saysWhereABodyBreaks(String body, String message, int line, int column) {
        Flaw flaw = flaw(body.getBytes(UTF_8));
        assertThat(flaw.message()).startsWith(message);
        assertThat(flaw).extracting(Flaw::line, Flaw::column).containsExactly(line, column);
    }

    @Test
    void countsLines() {
        assertThat(flaw("{\n \"a\": 1,\n \"b\" 2}".getBytes(UTF_8)))
                .extracting(Flaw::line, Flaw::column)
                .containsExactly(3, 6);
    }

    @Test
    void refusesRawControlCharacters() {
        assertThat(flaw("{\"a\":\"x\u0000\"}".getBytes(UTF_8)).message())
                .startsWith("Illegal unquoted character");
        assertThat(flaw("{\"a\":\"x\ny\"}".getBytes(UTF_8)).message())
                .startsWith("Illegal unquoted character");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertThat(flaw("{\"a\":\"caf\u00e9 \"}".getBytes(ISO_8859_1)).message())
                .startsWith("Invalid UTF-8");
        assertThat(flaw(new byte[] {'"', (byte) 0xff, '"'}).message()).startsWith("Invalid UTF-8");
    }

    @Test
    void refusesNestingBeyondTheLimitAndNamesIt() {
        Flaw open = flaw("[".repeat(10_000).getBytes(UTF_8));
        Flaw closed = flaw(("[".repeat(10_000) + "]".repeat(10_000)).getBytes(UTF_8));
        assertThat(open).isEqualTo(closed);
        assertThat(open.message())
                .isEqualTo("Document nesting depth (501) exceeds the maximum allowed (500)");
        assertThat(open.line()).isOne();
        assertThat(open.column()).isBetween(500, 503);
        String deepest = "[".repeat(500) + "]".repeat(500);
        assertThat(Json.flaw(deepest.getBytes(UTF_8))).isEmpty();
        assertThat(Json.text(Json.tree(deepest))).isEqualTo(deepest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.", "-"})
    void refusesNumbersOfTwoThousandDigits(String start) {
        assertThat(flaw((start + "9".repeat(2_000)).getBytes(UTF_8)).message())
                .startsWith("Number value length");
    }

    @Test
    void takesAStringOfFourMegabytes() {
        String text = "\"" + "\u00e9".repeat(2 << 20) + "\"";
        assertThat(Json.flaw(text.getBytes(UTF_8))).isEmpty();
        assertThat(Json.tree(text.getBytes(UTF_8)).stringValue()).hasSize(2 << 20);
    }

    @Test
    void quotesNothingOfTheBody() {
        String secret = "verysecretcontent".repeat(1_000);
        for (String body :
                new String[] {
                    secret,
                    "{" + secret,
                    "{\"" + secret,
                    "[\"" + secret + "\", " + secret,
                    "{\"a\":" + secret
                }) {
            assertThat(flaw(body.getBytes(UTF_8)).message())
                    .hasSizeLessThanOrEqualTo(120)
                    .doesNotContain("very", "Source", "`");
        }
    }

    @Test
    void findsAFlawExactlyWhereTheTreeCannotBeRead() {
        for (String body : new String[] {"", "{", "{} []", "\u0001", "[1e5", "9".repeat(1_001)}) {
            assertThat(Json.flaw(body.getBytes(UTF_8))).isPresent();
            assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> Json.tree(body));
            assertThatExceptionOfType(JacksonException.class)
                    .isThrownBy(() -> Json.tree(body.getBytes(UTF_8)));
        }
    }

    @Test
    void keepsTheLastOfDuplicateKeys() {
        assertThat(Json.flaw("{\"a\":1,\"a\":2}".getBytes(UTF_8))).isEmpty();
        assertThat(Json.text(Json.tree("{\"a\":1,\"a\":2}"))).isEqualTo("{\"a\":2}");
    }

    @Test
    void keepsTheDigitsOfNumbers() {
        String numbers = "[1599542877689,0.0025,1.10,123456789012345678901234567890,-0]";
        assertThat(Json.text(Json.tree(numbers)))
                .isEqualTo("[1599542877689,0.0025,1.10,123456789012345678901234567890,0]");
    }

    @Test
    void readsAnAbsurdExponentAsOneOddField() {
        String body = "[1e999999999,1e99999999999,-1e-99999999999999999999]";
        assertThat(Json.flaw(body.getBytes(UTF_8))).isEmpty();
        assertThat(Json.tree(body)).hasSize(3);
        assertThat(Json.text(Json.tree(body))).hasSizeLessThan(100);
    }

    @Test
    void digestsContentNotLayout() {
        String key = key("{\"a\":1,\"b\":[true,\"x\"],\"c\":null}");
        assertThat(key("{ \"b\" : [ true , \"x\" ] ,\r\n \"a\" : 1 }")).isEqualTo(key);
        assertThat(key("{\"a\":1,\"b\":[\"x\",true]}")).isNotEqualTo(key);
        assertThat(key("{\"a\":\"1\",\"b\":[true,\"x\"]}")).isNotEqualTo(key);
        assertThat(key("{\"a\":1,\"b\":[true],\"x\":{}}")).isNotEqualTo(key);
    }

    @Test
    void digestsAHugeNumberWithoutWritingItOut() {
        assertThat(key("{\"a\":1e999999999}")).isNotEqualTo(key("{\"a\":1e999999998}"));
    }

    private static String key(String json) {
        return Json.digest(Json.tree(json), EventKey.of("test")).key().hex();
    }

    private static Flaw flaw(byte[] body) {
        return Json.flaw(body).orElseThrow();
    }
}
