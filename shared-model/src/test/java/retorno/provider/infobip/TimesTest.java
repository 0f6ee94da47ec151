package retorno.provider.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2024-07-16T17:26:54.966-0300,     2024-07-16T20:26:54.966Z",
        "2024-07-16T17:26:54.966+0000,     2024-07-16T17:26:54.966Z",
        "2024-07-16T17:26:54.966+01:00,    2024-07-16T16:26:54.966Z",
        "2024-07-16T17:26:54.966+05:30,    2024-07-16T11:56:54.966Z",
        "2024-07-16T17:26:54.966+0530,     2024-07-16T11:56:54.966Z",
        "2024-07-16T17:26:54.966-03,       2024-07-16T20:26:54.966Z",
        "2024-07-16T17:26:54.966Z,         2024-07-16T17:26:54.966Z",
        "2024-07-16T17:26:54Z,             2024-07-16T17:26:54Z",
        "2024-07-16T17:26:54-0300,         2024-07-16T20:26:54Z",
        "2024-07-16T17:26:54.9Z,           2024-07-16T17:26:54.900Z",
        "2024-07-16T17:26:54.966999999Z,   2024-07-16T17:26:54.966Z",
        "' 2024-07-16T17:26:54.966-0300 ', 2024-07-16T20:26:54.966Z",
        "2018-01-01 12:00:10,              2018-01-01T12:00:10Z",
        "2018-01-01 12:00:10.5,            2018-01-01T12:00:10.500Z",
        "2018-01-01T12:00:10,              2018-01-01T12:00:10Z",
        "2024-02-29T00:00:00Z,             2024-02-29T00:00:00Z",
        "1721161444325,                    2024-07-16T20:24:04.325Z",
        "0,                                1970-01-01T00:00:00Z",
        "253402300799999,                  9999-12-31T23:59:59.999Z",
        "9999-12-31T23:59:59.999Z,         9999-12-31T23:59:59.999Z",
    })
    void readsEveryWrittenForm(String written, Instant instant) {
        assertThat(Times.instant(written)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yesterday",
                "2024-07-16",
                "17:26:54",
                "2023-02-29T00:00:00Z",
                "2024-07-16T24:00:01Z",
                "2024-07-16T17:26:60Z",
                "2024-07-16T17:26:54+25:00",
                "2024-07-16T17:26:54Z+0300",
                "2024-07-16T17:26:54Zulu",
                "2024-07-16T17:26:54.Z",
                "+12024-07-16T17:26:54Z",
                "10000-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59-0300",
                "-1",
                "253402300800000",
                "99999999999999999999",
                "1.721161444325E12",
            })
    void takesAnUnreadableOrAbsurdTimeForNone(String written) {
        assertThat(Times.instant(written)).isNull();
    }

    @Test
    void looksNoFurtherIntoALongText() {
        assertThat(Times.instant("2".repeat(1_000_000))).isNull();
        assertThat(Times.instant(null)).isNull();
    }
}
