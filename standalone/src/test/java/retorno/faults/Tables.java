package retorno.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands in the tables, by plain JDBC.
///
/// @param rows the rows of the three callback tables
/// @param letters the dead letters
record Tables(List<Row> rows, List<Row> letters, List<Page> pages) {
    private static final String ROWS =
            """
            select 'email', id_externo, status, receipt, kafka_partition, kafka_offset, item
            from email_callback
            union all
            select 'sms', id_externo, status, receipt, kafka_partition, kafka_offset, item
            from sms_callback
            union all
            select 'call', call_sid, status, receipt, kafka_partition, kafka_offset, item
            from call_callback
            """;

    private static final String KEYS =
            """
            select event_key from email_callback
            union select event_key from sms_callback
            union select event_key from call_callback
            """;

    private static final String LETTERS =
            "select payload, receipt, kafka_partition, kafka_offset, item from dead_letter";

    private static final String PAGES =
            """
            select kafka_partition, first_offset, last_offset, records, items,
                stored, duplicates, dead_letters, ignored
            from callback_ledger order by first_offset
            """;

    private static final Pattern LETTER = Pattern.compile("letter-\\d+");

    /// @param name what it says, in the harness's own words
    record Row(String name, String receipt, int partition, long offset, int item) {}

    /// A row of the books.
    record Page(
            int partition,
            long first,
            long last,
            long records,
            long items,
            long stored,
            long duplicates,
            long letters,
            long ignored) {}

    /// How an event is called: nothing that was sent has the same name and is not the same event.
    static String name(String table, String id, String status) {
        return table + " " + id + " " + status;
    }

    /// How something that cannot become a row is called.
    static String letter(String id) {
        return "dead " + id;
    }

    static Tables of(Store store) throws SQLException {
        try (Connection connection = store.connect();
                Statement statement = connection.createStatement()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setAutoCommit(false); // one moment for all
            return new Tables(rows(statement), letters(statement), pages(statement));
        }
    }

    /// The keys of all events that have a row.
    static Set<String> eventKeys(Store store) throws SQLException {
        Set<String> keys = new HashSet<>();
        try (Connection connection = store.connect();
                Statement statement = connection.createStatement();
                ResultSet at = statement.executeQuery(KEYS)) {
            while (at.next()) {
                keys.add(at.getString(1));
            }
        }
        return keys;
    }

    private static List<Row> rows(Statement statement) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet at = statement.executeQuery(ROWS)) {
            while (at.next()) {
                String name = name(at.getString(1), at.getString(2), at.getString(3));
                rows.add(row(name, at, 4));
            }
        }
        return rows;
    }

    private static List<Row> letters(Statement statement) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet at = statement.executeQuery(LETTERS)) {
            while (at.next()) {
                Matcher id = LETTER.matcher(new String(at.getBytes(1), UTF_8));
                rows.add(row(letter(id.find() ? id.group() : "of nobody"), at, 2));
            }
        }
        return rows;
    }

    private static Row row(String name, ResultSet at, int column) throws SQLException {
        return new Row(
                name,
                at.getString(column),
                at.getInt(column + 1),
                at.getLong(column + 2),
                at.getInt(column + 3));
    }

    private static List<Page> pages(Statement statement) throws SQLException {
        List<Page> pages = new ArrayList<>();
        try (ResultSet at = statement.executeQuery(PAGES)) {
            while (at.next()) {
                pages.add(
                        new Page(
                                at.getInt(1),
                                at.getLong(2),
                                at.getLong(3),
                                at.getLong(4),
                                at.getLong(5),
                                at.getLong(6),
                                at.getLong(7),
                                at.getLong(8),
                                at.getLong(9)));
            }
        }
        return pages;
    }
}
