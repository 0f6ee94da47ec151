package retorno.worker.deadletter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import retorno.worker.rows.Dialect;

/// The table `dead_letter`, as operators look at it.
@Component
class DeskStore {
    private static final String CLUSTERS =
            """
            select g.fingerprint, g.stage, g.letters, g.seen, g.first_seen, g.last_seen,
              s.type, s.cause, s.path, s.detail, s.receipt, substr(s.payload, 1, 4096) as sample
            from (
              select fingerprint, stage, count(*) as letters, sum(seen) as seen, min(id) as sample_id,
                min(first_seen_at) as first_seen, max(last_seen_at) as last_seen
              from (
                select id, fingerprint, seen, first_seen_at, last_seen_at,
                  case when state = 'open' and attempts >= :parked then 'parked' else state end as stage
                from dead_letter where state in (:states)) staged
              group by fingerprint, stage) g
            join dead_letter s on s.id = g.sample_id
            order by g.letters desc, g.fingerprint, g.stage
            """;

    private static final String LETTER =
            """
            select id, event_key, receipt, topic, kafka_partition, kafka_offset, item, type, url,
              content_type, cause, path, detail, fingerprint, state, seen, attempts, reason,
              first_seen_at, last_seen_at, payload
            from dead_letter
            """;

    private static final String LETTERS =
            LETTER
                    + """
                    where :which in ('', fingerprint, receipt) order by id limit :most
                    """;

    private static final String OPEN =
            LETTER
                    + """
                    where state = 'open' and :which in ('', fingerprint, receipt)
                      and attempts < :limit and id > :after and id <= :until
                    order by id
                    """;

    private static final String SIZES =
            """
            select id, octet_length(payload) as bytes from dead_letter
            where state = 'open' and :which in ('', fingerprint, receipt)
              and attempts < :limit and id > :after
            order by id limit 500
            """;

    private static final String BODY =
            """
            select payload from dead_letter
            where receipt = :receipt and cause = 'refused' and octet_length(payload) > :shared
            order by octet_length(payload) desc limit 1
            """;

    private static final String DISCARD =
            """
            update dead_letter set state = 'discarded', reason = :reason
            where state = 'open' and :which in ('', fingerprint, receipt)
            """;

    private static final String REPLAYED =
            """
            update dead_letter set state = 'replayed', attempts = attempts + 1
            where id = :id and state = 'open'
            """;

    private static final String FAILED_AGAIN =
            """
            update dead_letter set attempts = attempts + 1, cause = :cause, path = :path,
              detail = :detail, fingerprint = :fingerprint
            where id = :id and state = 'open'
            """;

    private final JdbcClient jdbc;
    private final Dialect dialect;

    DeskStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    List<Cluster> clusters(boolean all) {
        return jdbc.sql(CLUSTERS)
                .param("parked", DeadLetterDesk.ATTEMPTS)
                .param("states", all ? List.of("open", "replayed", "discarded") : List.of("open"))
                .query((row, i) -> cluster(row))
                .list();
    }

    List<KeptLetter> letters(String which, int most) {
        return jdbc.sql(LETTERS)
                .param("which", which)
                .param("most", most)
                .query((row, i) -> letter(row))
                .list();
    }

    List<KeptLetter> open(String which, int limit, long after, long until) {
        return jdbc.sql(OPEN)
                .param("which", which)
                .param("limit", limit)
                .param("after", after)
                .param("until", until)
                .query((row, i) -> letter(row))
                .list();
    }

    long newest() {
        return jdbc.sql("select coalesce(max(id), 0) from dead_letter").query(Long.class).single();
    }

    /// The last id up to which the open letters behind `after` have no more bytes than these; one
    /// letter at least.
    long until(String which, int limit, long after, long bytes) {
        List<Size> sizes =
                jdbc.sql(SIZES)
                        .param("which", which)
                        .param("limit", limit)
                        .param("after", after)
                        .query((row, i) -> new Size(row.getLong("id"), row.getLong("bytes")))
                        .list();
        long until = after;
        long sum = 0;
        for (Size size : sizes) {
            sum += size.bytes();
            if (until > after && sum > bytes) {
                break;
            }
            until = size.id();
        }
        return until;
    }

    /// The body that refused items share; a part of one is no body, and shorter.
    Optional<byte[]> bodyOf(UUID receipt) {
        return jdbc.sql(BODY)
                .param("receipt", receipt.toString())
                .param("shared", DeadLetter.SMALL)
                .query((row, i) -> row.getBytes("payload"))
                .optional();
    }

    int discard(String which, String reason) {
        return jdbc.sql(DISCARD).param("which", which).param("reason", reason).update();
    }

    void replayed(long id) {
        jdbc.sql(REPLAYED).param("id", id).update();
    }

    void failedAgain(long id, String cause, String path, String detail, String fingerprint) {
        jdbc.sql(FAILED_AGAIN)
                .param("id", id)
                .param("cause", cause)
                .param("path", path)
                .param("detail", detail)
                .param("fingerprint", fingerprint)
                .update();
    }

    private Cluster cluster(ResultSet row) throws SQLException {
        String type = row.getString("type");
        return new Cluster(
                row.getString("fingerprint"),
                type.contains(".") ? type.substring(0, type.indexOf('.')) : type,
                type,
                row.getString("cause"),
                Objects.requireNonNullElse(row.getString("path"), ""),
                row.getString("stage"),
                row.getLong("letters"),
                row.getLong("seen"),
                time(row, "first_seen"),
                time(row, "last_seen"),
                Objects.requireNonNullElse(row.getString("detail"), ""),
                row.getString("receipt"),
                Masked.of(row.getBytes("sample")));
    }

    private KeptLetter letter(ResultSet row) throws SQLException {
        return new KeptLetter(
                row.getLong("id"),
                row.getString("event_key"),
                UUID.fromString(row.getString("receipt")),
                row.getString("topic"),
                row.getInt("kafka_partition"),
                row.getLong("kafka_offset"),
                row.getInt("item"),
                row.getString("type"),
                row.getString("url"),
                row.getString("content_type"),
                row.getString("cause"),
                row.getString("path"),
                row.getString("detail"),
                row.getString("fingerprint"),
                row.getString("state"),
                row.getLong("seen"),
                row.getInt("attempts"),
                row.getString("reason"),
                time(row, "first_seen_at"),
                time(row, "last_seen_at"),
                row.getBytes("payload"));
    }

    private Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(dialect.instant(row, column));
    }

    private record Size(long id, long bytes) {}
}
