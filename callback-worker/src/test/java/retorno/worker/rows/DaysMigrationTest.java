package retorno.worker.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class DaysMigrationTest {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void oneIndexForADayAndForItsStatuses(Dialect dialect) {
        SingleConnectionDataSource database = EarlierVersion.database(dialect, folder);
        EarlierVersion.migrate(database, dialect, "11");
        assertThat(indexes(database, "email_callback"))
                .containsEntry("email_callback_status", List.of("status", "event_at"))
                .containsEntry("email_callback_day", List.of("event_at"));
        EarlierVersion.migrate(database, dialect, "12");
        Map.of(
                        "email_callback", "event_at",
                        "sms_callback", "data_recebimento",
                        "call_callback", "data_recebimento")
                .forEach((table, time) ->
                        assertThat(indexes(database, table))
                                .containsEntry(table + "_day", List.of(time, "status"))
                                .doesNotContainKey(table + "_status"));
        database.destroy();
    }

    private static Map<String, List<String>> indexes(
            SingleConnectionDataSource database, String table) {
        return new JdbcTemplate(database)
                .execute(
                        (ConnectionCallback<Map<String, List<String>>>)
                                connection -> columns(connection, table));
    }

    private static Map<String, List<String>> columns(Connection connection, String table)
            throws SQLException {
        Map<String, List<String>> indexes = new TreeMap<>();
        try (ResultSet column =
                connection.getMetaData().getIndexInfo(null, null, table, false, false)) {
            while (column.next()) {
                String name = column.getString("INDEX_NAME");
                if (name != null) {
                    indexes.computeIfAbsent(name.toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                            .add(String.valueOf(column.getString("COLUMN_NAME")));
                }
            }
        }
        return indexes;
    }
}
