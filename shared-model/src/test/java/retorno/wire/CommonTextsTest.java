package retorno.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CommonTextsTest {
    @Property
    void isTheTextHoweverOftenItWasSeen(@ForAll @StringLength(max = 80) String text) {
        char[] letters = ("<" + text + ">").toCharArray();
        for (int time = 0; time < 3; time++) {
            assertThat(CommonTexts.of(text)).isEqualTo(text);
            assertThat(CommonTexts.node(letters, 1, text.length()).stringValue()).isEqualTo(text);
        }
    }

    @Test
    void whatIsSaidAgainAndAgainIsTheSameObject() {
        char[] letters = "x DELIVERED_TO_HANDSET x".toCharArray();
        CommonTexts.node(letters, 2, 20);
        String second = CommonTexts.node(letters, 2, 20).stringValue();
        assertThat(CommonTexts.node(letters, 2, 20).stringValue()).isSameAs(second);
        assertThat(CommonTexts.of("x DELIVERED_TO_HANDSET".substring(2))).isSameAs(second);
    }

    @Test
    void textsOfOnePlaceStayApart() {
        // More than there are places, and all with the same letters where a place looks.
        List<String> texts =
                IntStream.range(0, 3_000)
                        .mapToObj(i -> "a%06dbbbbbbba%06dc".formatted(i, i))
                        .toList();
        List<String> seen = new ArrayList<>();
        for (String text : texts) {
            seen.add(CommonTexts.node(text.toCharArray(), 0, text.length()).stringValue());
        }
        assertThat(seen).isEqualTo(texts);
    }
}
