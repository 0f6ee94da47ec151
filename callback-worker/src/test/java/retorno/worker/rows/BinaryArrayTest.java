package retorno.worker.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.worker.Databases;

class BinaryArrayTest {
    private static final Map<String, String> AT = Databases.postgresql();

    @Test
    void textsAreReadAsTheyWereGiven() throws SQLException {
        String again = "the same object";
        List<String> texts =
                Arrays.asList(
                        "",
                        null,
                        "plain",
                        again,
                        again,
                        null,
                        again,
                        "é, \u20AC and \uD83D\uDE00",
                        "{\"a\": \"b\\c\", 'd'}",
                        "NULL",
                        "x".repeat(100_000),
                        "last");
        assertThat(echo("text", ofTexts(texts))).isEqualTo(texts);
        assertThat(echo("text", ofTexts(List.of()))).isEmpty();
        assertThat(echo("text", ofTexts(Arrays.asList(null, null)))).containsExactly(null, null);
    }

    @Test
    void manyTextsFindRoom() throws SQLException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            texts.add("text ".repeat(i % 20) + i);
        }
        assertThat(echo("text", ofTexts(texts))).isEqualTo(texts);
    }

    @Test
    void numbersAreReadAsTheyWereGiven() throws SQLException {
        BinaryArray numbers = BinaryArray.ofNumbers(5);
        numbers.number(0L);
        numbers.number(null);
        numbers.number(-1L);
        numbers.number(Long.MAX_VALUE);
        numbers.number(Long.MIN_VALUE);
        assertThat(echo("int8", numbers))
                .containsExactly("0", null, "-1", "9223372036854775807", "-9223372036854775808");
    }

    @Test
    void amountsKeepTheirDigits() throws SQLException {
        List<String> amounts =
                Arrays.asList(
                        "0",
                        "0.00000000",
                        null,
                        "0.01000000",
                        "-12.30000000",
                        "10000",
                        "100000000",
                        "999999999999.99999999",
                        "0.00000001",
                        "-0.00000001",
                        "10000.00000000",
                        "5.00000005",
                        "1234.5");
        BinaryArray array = BinaryArray.ofAmounts(amounts.size());
        amounts.forEach(each -> array.amount(each == null ? null : new BigDecimal(each)));
        assertThat(echo("numeric", array)).isEqualTo(amounts);
    }

    @Test
    void flagsAreReadAsTheyWereGiven() throws SQLException {
        BinaryArray flags = BinaryArray.ofFlags(3);
        flags.flag(true);
        flags.flag(null);
        flags.flag(false);
        assertThat(echo("bool", flags)).containsExactly("true", null, "false");
    }

    /// To the microsecond, before 1970 and before 2000 as well.
    @Test
    void momentsAreReadAsTheyWereGiven() throws SQLException {
        List<String> moments =
                Arrays.asList(
                        "1970-01-01T00:00:00Z",
                        "1999-12-31T23:59:59.999Z",
                        null,
                        "2000-01-01T00:00:00.001Z",
                        "2026-11-30T12:34:56.789123Z",
                        "0001-01-01T00:00:00.500Z",
                        "9999-12-31T23:59:59.999Z");
        BinaryArray array = BinaryArray.ofMoments(moments.size());
        moments.forEach(each -> array.moment(each == null ? null : Instant.parse(each)));
        List<String> read = echo("timestamptz", array);
        List<Instant> instants =
                read.stream()
                        .map(each ->
                                each == null ? null : Instant.parse(each.replace(' ', 'T') + ":00"))
                        .toList();
        assertThat(instants)
                .isEqualTo(
                        moments.stream()
                                .map(each -> each == null ? null : Instant.parse(each))
                                .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "binaryTransfer=false",
                "binaryTransferDisable=1009",
                "binaryTransferDisable=1184"
            })
    void doesNotFitWhereAUrlAsksForLess(String asked) throws SQLException {
        try (Connection connection = connect(asked)) {
            assertThat(BinaryArray.fits(connection)).isFalse();
        }
        try (Connection connection = connect("prepareThreshold=5")) {
            assertThat(BinaryArray.fits(connection)).isTrue();
        }
    }

    private static BinaryArray ofTexts(List<String> texts) {
        BinaryArray array = BinaryArray.ofTexts(texts.size());
        texts.forEach(array::text);
        return array;
    }

    /// What the server says the elements are, each as text in UTC.
    private static List<String> echo(String type, BinaryArray array) throws SQLException {
        try (Connection connection = connect("prepareThreshold=5")) {
            connection.createStatement().execute("set time zone 'UTC'");
            assertThat(BinaryArray.fits(connection)).isTrue();
            try (PreparedStatement echo =
                    connection.prepareStatement(
                            "select each::text from unnest(?::%s[]) with ordinality as u(each, n) order by n"
                                    .formatted(type))) {
                echo.setObject(1, array);
                List<String> read = new ArrayList<>();
                try (ResultSet row = echo.executeQuery()) {
                    while (row.next()) {
                        read.add(row.getString(1));
                    }
                }
                return read;
            }
        }
    }

    private static Connection connect(String asked) throws SQLException {
        String url = AT.get("spring.datasource.url");
        return DriverManager.getConnection(
                url + (url.contains("?") ? "&" : "?") + asked,
                AT.get("spring.datasource.username"),
                AT.get("spring.datasource.password"));
    }
}
