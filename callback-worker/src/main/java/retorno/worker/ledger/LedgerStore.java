package retorno.worker.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
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
               stored, duplicates, dead_letters, ignored, parser_version, committed_at)
            values
              (:topic, :partition, :first, :last, :records, :items,
               :stored, :duplicates, :letters, :ignored, :parser, :committed)
            """;

    private static final String SUMS =
            """
            select coalesce(sum(records), 0) as records, coalesce(sum(items), 0) as items,
              coalesce(sum(stored), 0) as stored, coalesce(sum(duplicates), 0) as duplicates,
              coalesce(sum(dead_letters), 0) as letters, coalesce(sum(ignored), 0) as ignored
            from callback_ledger
            where topic = :topic and kafka_partition = :partition
            """;

    private static final String RANGES =
            """
            select first_offset, last_offset from callback_ledger
            where topic = :topic and kafka_partition = :partition and last_offset >= :begin
            order by first_offset
            """;

    private final JdbcClient jdbc;
    private final Dialect dialect;

    LedgerStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    void insert(Collection<Page> pages) {
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
                    .update();
        }
    }

    Book book(Consumed consumed) {
        Coverage coverage = coverage(consumed);
        List<Book.Gap> gaps = coverage.gaps();
        long held = Math.max(0, consumed.committed() - consumed.begin());
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
                                held - coverage.missing(),
                                gaps))
                .single();
    }

    private Coverage coverage(Consumed consumed) {
        Coverage coverage = new Coverage(consumed.begin(), consumed.committed());
        jdbc.sql(RANGES)
                .param("topic", consumed.topic())
                .param("partition", consumed.partition())
                .param("begin", consumed.begin())
                .query(row -> {
                    coverage.add(row.getLong("first_offset"), row.getLong("last_offset"));
                });
        return coverage;
    }
}
