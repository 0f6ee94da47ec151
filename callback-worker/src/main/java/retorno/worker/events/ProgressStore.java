package retorno.worker.events;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `event_progress`.
@Component
class ProgressStore {
    private static final String FIND =
            """
            select next_offset from event_progress
            where topic = :topic and kafka_partition = :partition
            """;

    private static final String BEGIN =
            """
            insert into event_progress (topic, kafka_partition, next_offset)
            values (:topic, :partition, 0) on conflict do nothing
            """;

    private static final String ADVANCE =
            """
            update event_progress set next_offset = ?
            where topic = ? and kafka_partition = ? and next_offset < ?
            """;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    ProgressStore(JdbcTemplate batches, JdbcClient jdbc) {
        this.batches = batches;
        this.jdbc = jdbc;
    }

    /// The offset before which all is published; a partition that is not there yet begins at 0.
    long next(TopicPartition partition) {
        return find(partition)
                .orElseGet(() -> {
                    jdbc.sql(BEGIN)
                            .param("topic", partition.topic())
                            .param("partition", partition.partition())
                            .update();
                    return find(partition).orElse(0L);
                });
    }

    /// Never moves one back: another worker may have been further.
    void advance(Map<TopicPartition, Long> next) {
        batches.batchUpdate(
                ADVANCE,
                next.entrySet().stream()
                        .map(each ->
                                new Object[] {
                                    each.getValue(),
                                    each.getKey().topic(),
                                    each.getKey().partition(),
                                    each.getValue()
                                })
                        .toList());
    }

    private Optional<Long> find(TopicPartition partition) {
        return jdbc.sql(FIND)
                .param("topic", partition.topic())
                .param("partition", partition.partition())
                .query(Long.class)
                .optional();
    }
}
