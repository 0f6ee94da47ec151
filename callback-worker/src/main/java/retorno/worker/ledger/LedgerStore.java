package retorno.worker.ledger;

import static java.util.Objects.requireNonNull;

import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import retorno.provider.Providers;
import retorno.worker.rows.Dialect;

/// The table `callback_ledger`.
@Component
class LedgerStore {
    private static final String INSERT =
            """
            insert into callback_ledger
              (topic, kafka_partition, first_offset, last_offset, records, items,
               stored, duplicates, dead_letters, ignored, parser_version, committed_at, replay_id)
            values
              (:topic, :partition, :first, :last, :records, :items,
               :stored, :duplicates, :letters, :ignored, :parser, :committed, :replay)
            """;

    private static final String NEWEST =
            "select committed_at from callback_ledger order by id desc limit 1";

    private static final String SUMS =
            """
            select coalesce(sum(records), 0) as records, coalesce(sum(items), 0) as items,
              coalesce(sum(stored), 0) as stored, coalesce(sum(duplicates), 0) as duplicates,
              coalesce(sum(dead_letters), 0) as letters, coalesce(sum(ignored), 0) as ignored
            from callback_ledger
            where topic = :topic and kafka_partition = :partition
            """;

    /// The live passes' offset ranges, those that touch or overlap merged into one: some rows where
    /// the table has millions.
    private static final String RANGES =
            """
            select min(first_offset) as first_offset, max(last_offset) as last_offset from (
              select first_offset, last_offset,
                sum(begins) over (order by first_offset, last_offset, id) as run from (
                select id, first_offset, last_offset, case when first_offset <= 1 + max(last_offset)
                    over (order by first_offset, last_offset, id
                          rows between unbounded preceding and 1 preceding)
                  then 0 else 1 end as begins
                from callback_ledger
                where topic = :topic and kafka_partition = :partition and replay_id is null
                  and last_offset >= :from) passes) runs
            group by run
            order by 1
            """;

    private final JdbcClient jdbc;
    private final Dialect dialect;

    LedgerStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    void insert(Collection<Page> pages, @Nullable Long replay) {
        Object now = dialect.time(Instant.now());
        for (Page page : pages) {
            jdbc.sql(INSERT)
                    .param("topic", page.topic)
                    .param("partition", page.partition)
                    .param("first", page.firstOffset)
                    .param("last", page.lastOffset)
                    .param("records", page.records)
                    .param("items", page.items)
                    .param("stored", page.stored)
                    .param("duplicates", page.duplicates)
                    .param("letters", page.deadLetters)
                    .param("ignored", page.ignored)
                    .param("parser", Providers.PARSER_VERSION)
                    .param("committed", now)
                    .param("replay", replay, Types.BIGINT)
                    .update();
        }
    }

    Optional<Instant> newest() {
        return jdbc.sql(NEWEST)
                .query((row, i) -> requireNonNull(dialect.instant(row, "committed_at")))
                .optional();
    }

    Book book(Consumed consumed) {
        Coverage coverage = coverage(consumed, 0);
        return jdbc.sql(SUMS)
                .param("topic", consumed.topic())
                .param("partition", consumed.partition())
                .query((row, i) ->
                        new Book(
                                consumed.topic(),
                                consumed.partition(),
                                row.getLong("records"),
                                row.getLong("items"),
                                row.getLong("stored"),
                                row.getLong("duplicates"),
                                row.getLong("letters"),
                                row.getLong("ignored"),
                                coverage.accounted(),
                                coverage.gaps()))
                .single();
    }

    /// @param from offsets below it are not looked at
    Coverage coverage(Consumed consumed, long from) {
        List<Book.Gap> ranges =
                jdbc.sql(RANGES)
                        .param("topic", consumed.topic())
                        .param("partition", consumed.partition())
                        .param("from", from)
                        .query((row, i) ->
                                new Book.Gap(
                                        row.getLong("first_offset"), row.getLong("last_offset")))
                        .list();
        // What Kafka deleted unread behind `from` is missing as well.
        return Coverage.of(
                ranges,
                from > 0 ? from : consumed.begin(),
                Math.max(consumed.begin(), consumed.committed()));
    }
}
