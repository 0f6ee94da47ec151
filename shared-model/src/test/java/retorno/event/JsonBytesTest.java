package retorno.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JsonBytesTest {
    private static final JsonMapper JACKSON = new JsonMapper();

    /// Wherever the buffer's end is: it has 1,536 bytes, then half as many again.
    @ParameterizedTest
    @ValueSource(strings = {"", "\u0001", "\n", "\"", "\\", "\u00e9", "\u20ac", "\ud83d\ude00"})
    void whateverStandsAtTheBuffersEnd(String special) {
        for (int before = 1_500; before < 1_540; before++) {
            for (String behind : new String[] {"", "y", special}) {
                String text = "x".repeat(before) + special + behind;
                JsonBytes json = new JsonBytes();
                json.text(text);
                assertThat(JACKSON.readTree(json.from(0)).stringValue()).isEqualTo(text);
            }
        }
    }

    /// As text, for UTF-8 has none of them.
    @ParameterizedTest
    @ValueSource(chars = {'\ud83d', '\ude00'})
    void halfOfAPairIsEscaped(char half) {
        for (int before = 1_525; before < 1_540; before++) {
            JsonBytes json = new JsonBytes();
            json.text("x".repeat(before) + half);
            assertThat(new String(json.from(0), UTF_8))
                    .isEqualTo("\"%s\\u%04x\"", "x".repeat(before), (int) half);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_534, 1_535, 1_536, 1_537, 10_000})
    void whatIsTooLongForTheBufferAsAWhole(int length) {
        JsonBytes json = new JsonBytes();
        json.plain("7".repeat(length));
        json.put("8".repeat(length).getBytes(UTF_8));
        assertThat(new String(json.from(0), UTF_8))
                .isEqualTo("7".repeat(length) + "8".repeat(length));
    }
}
