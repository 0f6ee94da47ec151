package retorno.standalone.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retorno.worker.export.Column;
import retorno.worker.export.Kind;

/// Parquet files, read by DuckDB: Parquet's own reader needs Hadoop, which is not on the class
/// path.
class ParquetSinkTest {
    private static final List<Column> COLUMNS =
            List.of(
                    new Column("email", Kind.TEXT),
                    new Column("qj_contact_id", Kind.INTEGER),
                    new Column("price", Kind.DECIMAL),
                    new Column("permanent", Kind.FLAG),
                    new Column("event_at", Kind.TIME));
    private static final Instant HAPPENED = Instant.parse("2026-03-01T10:00:00.500Z");
    private static final List<Object> ROW =
            Arrays.asList("joão@example.org", 3L, new BigDecimal("12.5"), true, HAPPENED);

    @TempDir Path folder;

    @Test
    void valuesAndNullsComeBack() throws Exception {
        write(
                List.of(
                        ROW,
                        Arrays.asList(
                                "", Long.MIN_VALUE, new BigDecimal("-0.00000001"), false, null),
                        Arrays.asList(null, null, new BigDecimal("-999999999999"), null, null)));
        assertThat(
                        read(
                                "select email, qj_contact_id, price::varchar, permanent, epoch_ms(event_at) from"))
                .containsExactly(
                        "joão@example.org|3|12.50000000|true|" + HAPPENED.toEpochMilli(),
                        "|-9223372036854775808|-0.00000001|false|null",
                        "null|null|-999999999999.00000000|null|null");
    }

    @Test
    void columnsHaveTypes() throws Exception {
        write(List.of(ROW));
        assertThat(read("select column_name, column_type from (describe select * from", ")"))
                .containsExactly(
                        "email|VARCHAR",
                        "qj_contact_id|BIGINT",
                        "price|DECIMAL(20,8)",
                        "permanent|BOOLEAN",
                        "event_at|TIMESTAMP WITH TIME ZONE");
    }

    @Test
    void aFileWithoutRowsHasItsColumns() throws Exception {
        write(List.of());
        assertThat(read("select count(*) from")).containsExactly("0");
        assertThat(read("select column_name from (describe select * from", ")")).hasSize(5);
    }

    @Test
    void manyPagesArePackedAndUnpacked() throws Exception {
        write(Collections.nCopies(50_000, ROW));
        assertThat(read("select count(*), min(price), max(email) from"))
                .containsExactly("50000|12.50000000|joão@example.org");
    }

    private Path file() {
        return folder.resolve("rows.parquet");
    }

    private void write(List<List<Object>> rows) throws Exception {
        try (ParquetSink sink = new ParquetSink(Files.newOutputStream(file()))) {
            sink.begin(COLUMNS);
            for (List<Object> row : rows) {
                sink.row(row);
            }
        }
    }

    private List<String> read(String before) throws Exception {
        return read(before, "");
    }

    private List<String> read(String before, String after) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("%s '%s' %s".formatted(before, file(), after))) {
            List<String> read = new ArrayList<>();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(rows.getObject(i)));
                }
                read.add(String.join("|", cells));
            }
            return read;
        }
    }
}
