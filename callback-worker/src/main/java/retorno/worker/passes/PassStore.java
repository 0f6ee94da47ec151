package retorno.worker.passes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import retorno.provider.Providers;
import retorno.worker.rows.Dialect;

/// The table `replay`.
@Component
class PassStore {
    private static final String BEGIN =
            """
            insert into replay (kind, operator, reason, selection, parser_version, started_at)
            values (:kind, :operator, :reason, :selection, :parser, :now)
            """;

    private static final String ADD =
            """
            update replay set records = records + :records, added = added + :added,
              changed = changed + :changed, removed = removed + :removed
            where id = :id and ended_at is null
            """;

    private static final String END =
            "update replay set ended_at = :now where id = :id and ended_at is null";

    private static final String UNDONE = "update replay set undone_at = :now where id = :id";

    private static final String ALL =
            """
            select id, kind, operator, reason, selection, parser_version, records, added, changed,
              removed, started_at, ended_at, undone_at
            from replay where :id in (0, id) order by id desc
            """;

    private final JdbcClient jdbc;
    private final Dialect dialect;

    PassStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    long begin(String kind, String operator, @Nullable String reason, String selection) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(BEGIN)
                .param("kind", kind)
                .param("operator", operator)
                .param("reason", reason, Types.VARCHAR)
                .param("selection", selection)
                .param("parser", Providers.PARSER_VERSION)
                .param("now", dialect.time(Instant.now()))
                .update(key, "id");
        return Objects.requireNonNull(key.getKeyAs(Number.class)).longValue();
    }

    /// False where it has ended.
    boolean add(long id, long records, long added, long changed, long removed) {
        return jdbc.sql(ADD)
                        .param("records", records)
                        .param("added", added)
                        .param("changed", changed)
                        .param("removed", removed)
                        .param("id", id)
                        .update()
                == 1;
    }

    /// False where it had ended before.
    boolean end(long id) {
        return jdbc.sql(END).param("now", dialect.time(Instant.now())).param("id", id).update()
                == 1;
    }

    void undone(long id) {
        jdbc.sql(UNDONE).param("now", dialect.time(Instant.now())).param("id", id).update();
    }

    List<Pass> all() {
        return jdbc.sql(ALL).param("id", 0L).query((row, i) -> pass(row)).list();
    }

    Optional<Pass> find(long id) {
        return jdbc.sql(ALL).param("id", id).query((row, i) -> pass(row)).optional();
    }

    private Pass pass(ResultSet row) throws SQLException {
        return new Pass(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("operator"),
                row.getString("reason"),
                row.getString("selection"),
                row.getInt("parser_version"),
                row.getLong("records"),
                row.getLong("added"),
                row.getLong("changed"),
                row.getLong("removed"),
                Objects.requireNonNull(dialect.instant(row, "started_at")),
                dialect.instant(row, "ended_at"),
                dialect.instant(row, "undone_at"));
    }
}
