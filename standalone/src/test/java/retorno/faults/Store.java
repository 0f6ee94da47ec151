package retorno.faults;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/// The database that a worker writes to.
interface Store extends AutoCloseable {

    /// The databases that are tried, each made anew below a folder.
    enum Kind {
        SQLITE,
        POSTGRESQL;

        Store in(Path folder) throws Exception {
            return switch (this) {
                case SQLITE -> new Sqlite(folder.resolve("retorno.db"));
                case POSTGRESQL -> PostgresServer.in(folder.resolve("postgres"));
            };
        }
    }

    String name();

    /// Runs it, where it is a program of its own; returns when it answers.
    void start() throws Exception;

    /// What the worker has to be told.
    Map<String, String> environment();

    Connection connect() throws SQLException;

    @Override
    void close();
}
