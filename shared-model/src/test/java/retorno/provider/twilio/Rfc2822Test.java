package retorno.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc2822Test {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sun, 25 Mar 2018 09:53:19 +0000 | 2018-03-25T09:53:19Z",
                "Sun, 25 Mar 2018 09:53:19 Etc/UTC | 2018-03-25T09:53:19Z",
                "Sun, 25 Mar 2018 09:53:19 GMT | 2018-03-25T09:53:19Z",
                "Sun, 25 Mar 2018 09:53:19 UTC | 2018-03-25T09:53:19Z",
                "Sun, 25 Mar 2018 09:53:19 Z | 2018-03-25T09:53:19Z",
                "Sun, 25 Mar 2018 06:53:19 -0300 | 2018-03-25T09:53:19Z",
                "Sun, 25 Mar 2018 06:53:19 America/Sao_Paulo | 2018-03-25T09:53:19Z",
                "Mon, 25 Mar 2018 09:53:19 +0000 | 2018-03-25T09:53:19Z",
                "Dom, 25 Mar 2018 09:53:19 +0000 | 2018-03-25T09:53:19Z",
                "25 Mar 2018 09:53:19 +0000 | 2018-03-25T09:53:19Z",
                "Sun, 25 mar 2018 09:53 +0000 | 2018-03-25T09:53:00Z",
                "Sun, 5 Aug 2018 09:53:19 +0000 | 2018-08-05T09:53:19Z",
                "Sun, 05 Aug 2018 09:53:19 +0000 | 2018-08-05T09:53:19Z",
                "Sun, 25 Mar 2018 09:53:19  0000 | 2018-03-25T09:53:19Z",
            })
    void findsTheMoment(String text, Instant moment) {
        assertThat(Rfc2822.instant(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                ",",
                "now",
                "Sun, 32 Mar 2018 09:53:19 +0000",
                "Sun, 25 Mar 2018 09:53:19",
                "Sun, 25 Mar 2018 09:53:19 Mars/Olympus",
                "Sun, 25 Mar 2018 25:53:19 +0000",
                "Sun, 25 Mar 99999999999 09:53:19 +0000",
                "Sun, 25 Mar 2018 09:53:19 +9900",
            })
    void findsNoneInAnythingElse(String text) {
        assertThat(Rfc2822.instant(text)).isNull();
    }
}
