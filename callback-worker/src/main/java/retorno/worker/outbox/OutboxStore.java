package retorno.worker.outbox;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import retorno.event.EventWriter;
import retorno.event.PublishedEvent;

/// The table `event_outbox`.
@Component
class OutboxStore {
    private static final String INSERT =
            "insert into event_outbox (event_key, event) values (?, ?)";

    private static final String FIRST =
            "select id, event from event_outbox order by id limit :most";

    private static final String DELETE = "delete from event_outbox where id in (:ids)";

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    OutboxStore(JdbcTemplate batches, JdbcClient jdbc) {
        this.batches = batches;
        this.jdbc = jdbc;
    }

    void insert(List<PublishedEvent> events) {
        EventWriter writer = new EventWriter();
        batches.batchUpdate(
                INSERT,
                events.stream()
                        .map(event -> new Object[] {event.eventKey(), writer.json(event)})
                        .toList());
    }

    List<Outbox.Waiting> first(int most) {
        return jdbc.sql(FIRST)
                .param("most", most)
                .query((row, i) ->
                        new Outbox.Waiting(
                                row.getLong("id"), PublishedEvent.ofJson(row.getBytes("event"))))
                .list();
    }

    void delete(List<Long> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql(DELETE).param("ids", ids).update();
        }
    }
}
