package retorno.worker.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import retorno.event.CallbackEvent;
import retorno.worker.rows.Item;
import retorno.worker.rows.Lineage;

/// Tells an item whose row came from itself, in an earlier pass over its record, from one that
/// reports again what another had reported.
@Component
class OriginStore {
    private static final int AT_ONCE = 300;

    private static final String ORIGINS =
            """
            select event_key, topic, kafka_partition, kafka_offset, item
            from email_callback where event_key in (:keys)
            union all
            select event_key, topic, kafka_partition, kafka_offset, item
            from sms_callback where event_key in (:keys)
            union all
            select event_key, topic, kafka_partition, kafka_offset, item
            from call_callback where event_key in (:keys)
            """;

    private final JdbcClient jdbc;

    OriginStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Origin(String topic, int partition, long offset, int item) {
        static Origin of(Lineage lineage) {
            return new Origin(
                    lineage.topic(), lineage.partition(), lineage.offset(), lineage.item());
        }
    }

    /// Those whose own row stands, in their order.
    List<Item<CallbackEvent>> own(List<Item<CallbackEvent>> items) {
        List<Item<CallbackEvent>> own = new ArrayList<>();
        for (int from = 0; from < items.size(); from += AT_ONCE) {
            List<Item<CallbackEvent>> some =
                    items.subList(from, Math.min(items.size(), from + AT_ONCE));
            Map<String, Origin> origins = origins(some.stream().map(OriginStore::key).toList());
            some.stream()
                    .filter(item -> Origin.of(item.lineage()).equals(origins.get(key(item))))
                    .forEach(own::add);
        }
        return own;
    }

    private Map<String, Origin> origins(List<String> keys) {
        Map<String, Origin> origins = new HashMap<>();
        jdbc.sql(ORIGINS)
                .param("keys", keys)
                .query(row -> {
                    origins.put(
                            row.getString("event_key"),
                            new Origin(
                                    row.getString("topic"),
                                    row.getInt("kafka_partition"),
                                    row.getLong("kafka_offset"),
                                    row.getInt("item")));
                });
        return origins;
    }

    private static String key(Item<CallbackEvent> item) {
        return item.event().occurred().rowKey();
    }
}
