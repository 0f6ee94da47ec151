package retorno.worker.rows;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The event keys of the tables.
@Component
public class Keys {
    private final JdbcClient jdbc;

    Keys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether all of them are as this version makes them. While an earlier version's are there,
    /// its rows look like other events.
    ///
    /// @throws DataAccessException where the tables themselves are an earlier version's
    public boolean areOfThisVersion() {
        return jdbc.sql("select count(*) from key_change").query(Long.class).single() == 0;
    }
}
