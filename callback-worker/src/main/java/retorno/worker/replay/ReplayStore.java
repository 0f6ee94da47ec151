package retorno.worker.replay;

import java.time.Instant;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import retorno.provider.Providers;
import retorno.worker.rows.Dialect;

/// The table `replay`: who read what again, and when.
@Component
class ReplayStore {
    private static final String BEGIN =
            """
            insert into replay (kind, operator, selection, parser_version, started_at)
            values (:kind, :operator, :selection, :parser, :now)
            """;

    private static final String END = "update replay set ended_at = :now where id = :id";

    private final JdbcClient jdbc;
    private final Dialect dialect;

    ReplayStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /// @return its id
    long begin(String kind, String operator, String selection) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(BEGIN)
                .param("kind", kind)
                .param("operator", operator)
                .param("selection", selection)
                .param("parser", Providers.PARSER_VERSION)
                .param("now", dialect.time(Instant.now()))
                .update(key, "id");
        return Objects.requireNonNull(key.getKeyAs(Number.class)).longValue();
    }

    void end(long id) {
        jdbc.sql(END).param("now", dialect.time(Instant.now())).param("id", id).update();
    }
}
