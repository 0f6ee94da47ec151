package retorno.bench.growth;

import java.sql.SQLException;
import retorno.bench.house.Database;

/// The table `email_callback` as PostgreSQL sees it.
final class EmailTable {
    private static final String THERE =
            "select count(*) from information_schema.tables where table_name = 'email_callback'";
    private static final String TABLE_BYTES = "select pg_table_size('email_callback')";
    private static final String INDEX_BYTES = "select pg_indexes_size('email_callback')";

    private EmailTable() {}

    /// Takes all rows out; there may be no table yet.
    static void empty(Database database) throws SQLException {
        if (database.number(THERE) > 0) {
            database.execute("truncate email_callback");
        }
    }

    static double tableGigabytes(Database database) throws SQLException {
        return database.number(TABLE_BYTES) / 1e9;
    }

    static double indexGigabytes(Database database) throws SQLException {
        return database.number(INDEX_BYTES) / 1e9;
    }
}
