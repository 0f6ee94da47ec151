package retorno.fake.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.wire.Form;

/// Parameters as their senders spell them.
class ParamsTest {
    private static Params of(String form) {
        return new Params(Form.of(form));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "E=ringing&E=answered",
                "E=ringing+answered",
                "E=ringing%20answered",
                "E=ringing,answered"
            })
    void wordsAreRepeatedOrSeparated(String form) {
        assertThat(of(form).words("E", Set.of())).containsExactly("answered", "ringing");
    }

    @Test
    void whereNoWordIsSaidTheUsualOnesHold() {
        assertThat(of("E=").words("E", Set.of("completed"))).containsExactly("completed");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080/a?b=c,true",
        "HTTPS://example.com,true",
        "https://example.com/#rc=2&rp=all,true",
        "ftp://example.com/,false",
        "/relative,false",
        "http://ingest_api:8080/,false",
        "http://exa mple.com/,false",
        "example.com,false"
    })
    void aUrlThatTwilioCallsIsAbsoluteAndHasNoUnderscore(String url, boolean callable) {
        assertThat(Params.callable(url)).isEqualTo(callable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "601", "-1", "ten", "1.5", "99999999999"})
    void aNumberOutOfItsRangeIsRefused(String value) {
        assertThatThrownBy(() -> of("Timeout=" + value).number("Timeout", 60, 1, 600))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Timeout");
    }

    @Test
    void aNumberMayBeLeftOut() {
        assertThat(of("").number("Timeout", 60, 1, 600)).isEqualTo(60);
        assertThat(of("Timeout=600").number("Timeout", 60, 1, 600)).isEqualTo(600);
    }

    @Test
    void aWordThatIsNoneOfTheFewIsRefused() {
        assertThatThrownBy(() -> of("Status=gone").oneOf("Status", "", "completed"))
                .isInstanceOf(Refusal.class);
        assertThat(of("Status=completed").oneOf("Status", "", "completed")).isEqualTo("completed");
    }
}
