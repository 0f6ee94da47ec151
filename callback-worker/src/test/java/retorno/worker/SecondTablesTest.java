package retorno.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retorno.worker.operations.WorkerTools;
import retorno.worker.replay.Difference;
import retorno.worker.replay.Summary;
import retorno.worker.replay.TwoTables;

/// A second group builds a second set of tables from the log, on another database, and both are
/// compared.
class SecondTablesTest {
    private static final String MAIL =
            """
            {"results":[{"messageId":"m-%d","to":"a@b.c","doneAt":"2024-07-16T17:26:54.966-0300",\
            "sentAt":"2024-07-16T17:26:54.000-0300","price":{"pricePerMessage":0.0025,"currency":"BRL"},\
            "status":{"groupName":"UNDELIVERABLE"},"error":{"id":6008,"name":"EC_X","permanent":true}}]}\
            """;

    @TempDir Path folder;

    @Test
    void theyDifferByNothingButWhatSomebodyChanged() {
        Map<String, String> first = Databases.sqlite(folder);
        Map<String, String> second = Databases.postgresql();
        try (Wire wire = new Wire(Broker.bootstrap());
                Wire beside = wire.beside();
                Worker here = new Worker(wire, first);
                Worker there = new Worker(beside, second)) {
            for (int i = 0; i < 50; i++) {
                wire.post("infobip.email", "https://h/email", MAIL.formatted(i).getBytes(UTF_8));
            }
            wire.consumed();
            beside.consumed();
            assertThat(there.count("email_callback"))
                    .isEqualTo(here.count("email_callback"))
                    .isEqualTo(50);
            assertThat(compare(first, second).differences()).isZero();

            here.execute("update email_callback set city = 'here' where id_externo = 'm-1'");
            compare(
                    first,
                    second,
                    difference ->
                            here.execute(
                                    "update email_callback set city = null where city = 'here'"));
            assertThat(compare(first, second).differences())
                    .as("a live worker writes while tables are compared")
                    .isZero();

            there.execute("update email_callback set status = 'BOUNCED' where id_externo = 'm-7'");
            there.execute("delete from email_callback where id_externo = 'm-8'");
            here.execute("delete from email_callback where id_externo = 'm-9'");
            List<Difference> differences = new ArrayList<>();
            Summary summary = compare(first, second, differences::add);
            assertThat(summary.tables().get("email_callback"))
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("same", 47L, "changed", 1L, "gone", 1L, "new", 1L));
            assertThat(differences)
                    .filteredOn(each -> each.kind() == Difference.Kind.CHANGED)
                    .singleElement()
                    .satisfies(each ->
                            assertThat(each.columns())
                                    .containsExactly(
                                            new Difference.Column(
                                                    "status", "UNDELIVERABLE", "BOUNCED")));
        }
    }

    private static Summary compare(Map<String, String> first, Map<String, String> second) {
        return compare(first, second, difference -> {});
    }

    private static Summary compare(
            Map<String, String> first, Map<String, String> second, Consumer<Difference> told) {
        try (WorkerTools a = WorkerTools.open(Map.of(), new HashMap<>(first));
                WorkerTools b = WorkerTools.open(Map.of(), new HashMap<>(second))) {
            return a.the(TwoTables.class).compare(b.the(TwoTables.class), told);
        }
    }
}
