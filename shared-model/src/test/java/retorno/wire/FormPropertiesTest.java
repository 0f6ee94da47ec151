package retorno.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FormPropertiesTest {

    @Property(tries = 500)
    void readsBackWhatAnEncoderWrote(@ForAll("fields") Map<String, List<String>> fields) {
        assertThat(Form.of(encode(fields)).fields()).isEqualTo(fields);
        assertThat(Form.flaw(encode(fields).getBytes(UTF_8))).isEmpty();
    }

    @Property(tries = 1000)
    void makesSomethingOfAnyBytes(@ForAll byte[] body) {
        assertThat(Form.of(body).fields().values()).noneMatch(List::isEmpty);
        Form.flaw(body).ifPresent(f -> assertThat(f.column()).isBetween(1, body.length));
    }

    @Provide
    Arbitrary<Map<String, List<String>>> fields() {
        // Half a surrogate pair has no UTF-8, so no encoder can write it.
        Arbitrary<String> text =
                Arbitraries.strings()
                        .withChars("aZ0&=+%;' \r\n\u0000\u00e7\uffff")
                        .withCharRange('\u0020', '\u007e')
                        .ofMaxLength(12)
                        .map(s -> s.length() % 3 == 0 ? s + "\ud83d\ude00" : s);
        return Arbitraries.maps(text, text.list().ofMinSize(1).ofMaxSize(3)).ofMaxSize(8);
    }

    private static String encode(Map<String, List<String>> fields) {
        return fields.entrySet().stream()
                .flatMap(field ->
                        field.getValue().stream()
                                .map(value -> encode(field.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
