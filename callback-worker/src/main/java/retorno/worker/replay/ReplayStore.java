package retorno.worker.replay;

import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `replay_progress` and `replay_change`, and where in the log the rows of somebody or
/// something came from.
@Component
class ReplayStore {
    private static final String PLAN =
            """
            insert into replay_progress (replay_id, topic, kafka_partition, next_offset, until_offset)
            values (:replay, :topic, :partition, :next, :until)
            """;

    private static final String ADVANCE =
            """
            update replay_progress set next_offset = :next
            where replay_id = :replay and topic = :topic and kafka_partition = :partition
              and next_offset = :from
            """;

    /// The progress of no replay: who begins one writes this row first, so one begins at a time.
    private static final String TURN_IS_THERE =
            """
            insert into replay_progress (replay_id, topic, kafka_partition, next_offset, until_offset)
            values (0, '', 0, 0, 0) on conflict do nothing
            """;

    private static final String TURN =
            "update replay_progress set next_offset = next_offset + 1 where replay_id = 0";

    private static final String LEFT =
            """
            select topic, kafka_partition, next_offset, until_offset from replay_progress
            where replay_id = :replay order by topic, kafka_partition
            """;

    private static final String CHANGE =
            """
            insert into replay_change (replay_id, table_name, event_key, before_row, after_row)
            values (:replay, :table, :key, :before, :after)
            """;

    private static final String CHANGES =
            """
            select id from replay_change
            where replay_id = :replay and id < :before order by id desc limit :most
            """;

    private static final String ONE_CHANGE =
            """
            select id, table_name, event_key, before_row, after_row from replay_change
            where id = :id
            """;

    /// Receipts, since no index leads from an offset to its rows.
    private static final Map<String, String> RECEIPTS =
            Map.of(
                    "id",
                    """
                    select receipt from email_callback where id_externo = :value union
                    select receipt from sms_callback where id_externo = :value union
                    select receipt from call_callback where call_sid = :value
                    """,
                    "contact",
                    """
                    select receipt from email_callback where qj_contact_id = :value union
                    select receipt from sms_callback where qj_contact_id = :value union
                    select receipt from call_callback where qj_contact_id = :value
                    """,
                    "fingerprint",
                    "select receipt from dead_letter where fingerprint = :value");

    private static final String PLACES =
            """
            select topic, kafka_partition, kafka_offset from dead_letter
            where fingerprint = :value or receipt = :value union
            select topic, kafka_partition, kafka_offset from email_callback where receipt = :value union
            select topic, kafka_partition, kafka_offset from sms_callback where receipt = :value union
            select topic, kafka_partition, kafka_offset from call_callback where receipt = :value
            """;

    private final JdbcClient jdbc;

    ReplayStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A stretch of one partition that is still to be read.
    record Stretch(String topic, int partition, long next, long until) {

        /// What of it comes before the log's first offset; empty where all of it is there.
        Stretch before(List<Stretch> held) {
            long begin =
                    held.stream()
                            .filter(log -> log.topic.equals(topic) && log.partition == partition)
                            .mapToLong(Stretch::next)
                            .findFirst()
                            .orElse(next);
            return new Stretch(topic, partition, next, Math.min(begin, until));
        }
    }

    /// One record of the log.
    record Place(String topic, int partition, long offset) {}

    /// What a replay did to one row, as JSON; of a dead letter its state and how often it was seen.
    record Change(
            long id,
            String table,
            String eventKey,
            @Nullable String before,
            @Nullable String after) {}

    void plan(long replay, List<Stretch> stretches) {
        for (Stretch each : stretches) {
            jdbc.sql(PLAN)
                    .param("replay", replay)
                    .param("topic", each.topic())
                    .param("partition", each.partition())
                    .param("next", each.next())
                    .param("until", each.until())
                    .update();
        }
    }

    /// Waits until nobody else is about to begin a replay; until the transaction ends, nobody is.
    void turn() {
        jdbc.sql(TURN_IS_THERE).update();
        jdbc.sql(TURN).update();
    }

    /// Notes that a stretch is done with.
    ///
    /// @return false where somebody else has done so
    boolean advance(long replay, Stretch done) {
        return jdbc.sql(ADVANCE)
                        .param("next", done.until())
                        .param("replay", replay)
                        .param("topic", done.topic())
                        .param("partition", done.partition())
                        .param("from", done.next())
                        .update()
                == 1;
    }

    List<Stretch> left(long replay) {
        return jdbc.sql(LEFT)
                .param("replay", replay)
                .query((row, i) ->
                        new Stretch(
                                row.getString("topic"),
                                row.getInt("kafka_partition"),
                                row.getLong("next_offset"),
                                row.getLong("until_offset")))
                .list();
    }

    void change(
            long replay,
            String table,
            String key,
            @Nullable String before,
            @Nullable String after) {
        jdbc.sql(CHANGE)
                .param("replay", replay)
                .param("table", table)
                .param("key", key)
                .param("before", before, Types.VARCHAR)
                .param("after", after, Types.VARCHAR)
                .update();
    }

    /// Their ids, the newest first.
    List<Long> changes(long replay, long before, int most) {
        return jdbc.sql(CHANGES)
                .param("replay", replay)
                .param("before", before)
                .param("most", most)
                .query((row, i) -> row.getLong("id"))
                .list();
    }

    /// One of them; nothing where it was taken back.
    Optional<Change> change(long id) {
        return jdbc.sql(ONE_CHANGE)
                .param("id", id)
                .query((row, i) ->
                        new Change(
                                row.getLong("id"),
                                row.getString("table_name"),
                                row.getString("event_key"),
                                row.getString("before_row"),
                                row.getString("after_row")))
                .optional();
    }

    /// False where somebody else has done so.
    boolean forget(long change) {
        return jdbc.sql("delete from replay_change where id = :id").param("id", change).update()
                == 1;
    }

    /// Receipts whose rows or letters have this message id, contact or fingerprint.
    Set<String> receipts(String by, Object value) {
        return jdbc
                .sql(Objects.requireNonNull(RECEIPTS.get(by), by))
                .param("value", value)
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /// Where the rows and letters of a receipt, or the letters of a fingerprint, came from.
    List<Place> places(String receiptOrFingerprint) {
        return jdbc.sql(PLACES)
                .param("value", receiptOrFingerprint)
                .query((row, i) ->
                        new Place(
                                row.getString("topic"),
                                row.getInt("kafka_partition"),
                                row.getLong("kafka_offset")))
                .list();
    }
}
