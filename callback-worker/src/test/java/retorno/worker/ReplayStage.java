package retorno.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import retorno.worker.ledger.Book;
import retorno.worker.operations.WorkerTools;
import retorno.worker.passes.Pass;
import retorno.worker.passes.Passes;
import retorno.worker.replay.Difference;
import retorno.worker.replay.Replay;
import retorno.worker.replay.Summary;
import retorno.worker.replay.Undo;
import retorno.worker.replay.Watcher;

/// A worker that has read some callbacks, and the tools to replay them. It runs once for all tests
/// of a class; the log and the tables are emptied in between.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReplayStage {
    static final int MAILS = 60;

    /// What nobody can read.
    static final byte[] STRANGE = "{\"results\":[{\"strange\":1}]}".getBytes(UTF_8);

    private static final List<String> TABLES =
            List.of(
                    "email_callback",
                    "sms_callback",
                    "call_callback",
                    "dead_letter",
                    "callback_ledger",
                    "replay",
                    "replay_progress",
                    "replay_change",
                    "event_outbox");

    Wire wire;
    Worker worker;
    WorkerTools tools;
    private Map<String, String> datasource;

    abstract Map<String, String> datasource() throws Exception;

    /// Looks on, remembers, and stops after some batches.
    static class Looking implements Watcher {
        final List<Difference> differences = new ArrayList<>();
        private final int batches;
        private int seen;

        Looking(int batches) {
            this.batches = batches;
        }

        @Override
        public void begins(long offsets) {}

        @Override
        public void at(long offsets) {
            seen++;
        }

        @Override
        public void differs(Difference difference) {
            differences.add(difference);
        }

        @Override
        public boolean stop() {
            return seen >= batches;
        }
    }

    /// Does something once, after the first batch.
    static final class Between extends Looking {
        private Runnable once;

        Between(Runnable once) {
            super(999);
            this.once = once;
        }

        @Override
        public void at(long offsets) {
            Runnable now = once;
            once = () -> {};
            now.run();
        }
    }

    @BeforeAll
    void start() throws Exception {
        wire = new Wire(Broker.bootstrap());
        datasource = datasource();
        worker = new Worker(wire, datasource);
        tools = tools(wire.group);
    }

    @AfterAll
    void stop() {
        tools.close();
        worker.close();
        wire.close();
    }

    /// Puts everything back to what versions wrote whose keys had no minute, and starts this one.
    void upgrade() {
        worker.execute("drop table key_change");
        worker.execute(Databases.FORGET_DATED_KEYS);
        String old = "substr(event_key, 9) || substr(event_key, 1, 8)";
        for (String table : List.of("email_callback", "call_callback")) {
            worker.execute(
                    "update %s set event_key = %s where event_at is not null and length(event_key) = 32"
                            .formatted(table, old));
        }
        worker.execute(
                """
                update replay_change set event_key = %s,
                  before_row = replace(before_row, event_key, %s),
                  after_row = replace(after_row, event_key, %s)
                where length(event_key) = 32 and table_name <> 'dead_letter'
                """
                        .formatted(old, old, old));
        worker.close();
        worker = new Worker(wire, datasource);
    }

    /// What the command line has, for some consumer group.
    WorkerTools tools(String group) {
        Map<String, String> settings = new HashMap<>(datasource);
        settings.put("spring.kafka.bootstrap-servers", wire.bootstrap);
        settings.put("spring.kafka.consumer.group-id", group);
        settings.put("spring.kafka.consumer.max-poll-records", "10");
        settings.put("retorno.worker.topics", wire.topic);
        return WorkerTools.open(Map.of(), settings);
    }

    @BeforeEach
    void someCallbacksHaveBeenRead() {
        TABLES.forEach(table -> worker.execute("delete from " + table));
        for (int i = 0; i < MAILS; i++) {
            mail("m-" + i, i);
        }
        wire.post(
                "twilio.call-status",
                "https://h/twilio/call-status?qj_contact_id=7",
                "CallSid=CA1&CallStatus=completed&To=%2B55&Timestamp=Tue%2C+16+Jul+2024+20%3A26%3A54+%2B0000"
                        .getBytes(UTF_8));
        wire.post("infobip.email", "https://h/email", STRANGE);
        wire.consumed();
    }

    @AfterEach
    void theBooksBalance() {
        assertThat(worker.books()).allMatch(Book::balanced);
        assertThat(worker.books().stream().mapToLong(Book::records).sum()).isPositive();
        wire.deleteAll();
    }

    UUID mail(String id, int contact) {
        String body =
                """
                {"results":[{"messageId":"%s","to":"a@b.c","doneAt":"2024-07-16T17:26:54.966-0300",\
                "status":{"groupName":"DELIVERED"},"price":{"pricePerMessage":0.0025,"currency":"BRL"},\
                "callbackData":"{\\"qj_contact_id\\": %d}"}]}\
                """
                        .formatted(id, contact);
        return wire.post("infobip.email", "https://h/email", body.getBytes(UTF_8));
    }

    /// Ten mails with a wrong status, a call at a wrong time, a mail without its row, and one row
    /// under another key.
    void spoil() {
        spoilMails();
        worker.execute("update call_callback set event_at = data_recebimento");
    }

    void spoilMails() {
        worker.execute(
                "update email_callback set status = 'DELIVERD', event = 'unknown' where qj_contact_id < 10");
        worker.execute("delete from email_callback where id_externo = 'm-20'");
        worker.execute("update email_callback set event_key = 'other' where id_externo = 'm-30'");
    }

    Replay replay() {
        return tools.the(Replay.class);
    }

    Summary apply(Watcher watcher) {
        return replay().apply(Selections.ALL, "tester", "a test", watcher);
    }

    Summary apply(int batches) {
        return apply(new Looking(batches));
    }

    Summary dryRun(Watcher watcher) {
        return replay().dryRun(Selections.ALL, watcher);
    }

    Undo.Report undo(long pass) {
        return tools.the(Undo.class).undo(pass, false);
    }

    Pass pass(long id) {
        return tools.the(Passes.class).find(id).orElseThrow();
    }

    static Map<String, List<Map<String, Object>>> withoutIds(
            Map<String, List<Map<String, Object>>> tables) {
        Map<String, List<Map<String, Object>>> without = new HashMap<>();
        tables.forEach((table, rows) ->
                without.put(
                        table,
                        rows.stream()
                                .map(row -> {
                                    Map<String, Object> kept = new HashMap<>(row);
                                    kept.keySet().removeAll(List.of("id", "replay_id"));
                                    return kept;
                                })
                                .toList()));
        return without;
    }
}
