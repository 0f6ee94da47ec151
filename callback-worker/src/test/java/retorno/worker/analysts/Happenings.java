package retorno.worker.analysts;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import retorno.worker.Tables;
import retorno.worker.rows.Dialect;

/// Rows of events in a few words each.
public final class Happenings {
    private final Tables tables;
    private int rows;

    public Happenings(Tables tables) {
        this.tables = tables;
    }

    /// @param more further columns and their values, in turn
    public void email(String id, String to, String event, String at, Object... more) {
        Map<String, Object> row = row(event, at, more);
        row.put("id_externo", id);
        row.put("email", to);
        insert("email_callback", row);
    }

    public void sms(String id, String to, String event, String at, Object... more) {
        Map<String, Object> row = row(event, at, more);
        row.putIfAbsent("direction", "outbound");
        row.put("channel", "sms");
        row.put("id_externo", id);
        row.put("phone", to);
        insert("sms_callback", row);
    }

    public void call(String sid, String to, String event, String at, Object... more) {
        Map<String, Object> row = row(event, at, more);
        row.putIfAbsent("kind", "call");
        row.put("call_sid", sid);
        row.put("to_number", to);
        insert("call_callback", row);
    }

    /// A batch of the record at hand, stored 400 ms after it came.
    private void batch(Instant received) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("topic", "t");
        row.put("kafka_partition", 0);
        row.put("first_offset", rows);
        row.put("last_offset", rows);
        for (String count :
                "records items stored duplicates dead_letters ignored parser_version".split(" ")) {
            row.put(count, 1);
        }
        row.put("committed_at", time(received.plusMillis(400)));
        insert("callback_ledger", row);
    }

    private Map<String, Object> row(String event, String at, Object... more) {
        rows++;
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("status", event.toUpperCase(Locale.ROOT));
        row.put("event", event);
        row.put("event_at", at);
        row.put("data_recebimento", at);
        row.put("provider", "infobip");
        row.put("event_key", "key-" + rows);
        row.put("receipt", "receipt-" + rows);
        row.put("topic", "t");
        row.put("kafka_partition", 0);
        row.put("kafka_offset", rows);
        row.put("item", 0);
        row.put("parser_version", 1);
        for (int i = 0; i < more.length; i += 2) {
            row.put((String) more[i], more[i + 1]);
        }
        Instant received = Instant.parse((String) row.get("data_recebimento"));
        batch(received);
        row.compute("event_at", (column, time) -> time(Instant.parse((String) time)));
        row.put("data_recebimento", time(received));
        return row;
    }

    private Object time(Instant time) {
        return tables.the(Dialect.class).time(time);
    }

    private void insert(String table, Map<String, Object> row) {
        tables.jdbc()
                .update(
                        "insert into %s (%s) values (%s)"
                                .formatted(
                                        table,
                                        String.join(", ", row.keySet()),
                                        String.join(", ", Collections.nCopies(row.size(), "?"))),
                        row.values().toArray());
    }
}
