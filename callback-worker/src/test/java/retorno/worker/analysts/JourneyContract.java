package retorno.worker.analysts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retorno.event.Occurrence;
import retorno.worker.Tables;

/// The outcome of a message is what `message_latest` says of it, in whatever order its events are.
abstract class JourneyContract {
    private static final List<Occurrence> WORDS =
            List.of(Occurrence.values()).subList(0, Occurrence.UNSUBSCRIBED.ordinal() + 1);

    abstract Map<String, String> datasource(Path folder);

    @Test
    void anyTwoEventsHaveTheOutcomeOfTheLatest(@TempDir Path folder) {
        try (Tables tables = new Tables(datasource(folder))) {
            Happenings now = new Happenings(tables);
            tables.inTransaction(() -> {
                for (Occurrence first : WORDS) {
                    for (Occurrence second : WORDS) {
                        String id = first + "-" + second;
                        now.email(id, "a@b.example", first.word(), "2026-03-01T10:00:00Z");
                        now.email(id, "a@b.example", second.word(), "2026-03-01T11:00:00Z");
                    }
                }
                now.sms("in", "+1", "received", "2026-03-01T10:00:00Z");
                return null;
            });
            List<Map<String, Object>> rows =
                    tables.jdbc()
                            .queryForList(
                                    """
                                    select j.id_externo, l.event, j.outcome
                                    from message_journey j
                                    join message_latest l on l.id_externo = j.id_externo
                                    """);
            assertThat(rows).hasSize(WORDS.size() * WORDS.size() + 1);
            assertThat(rows)
                    .allSatisfy(row ->
                            assertThat(row.get("outcome"))
                                    .as("%s", row)
                                    .isEqualTo(outcome((String) row.get("event"))));
        }
    }

    private static String outcome(String latest) {
        return switch (latest) {
            case "delivered", "opened", "clicked", "read", "unsubscribed", "complained" ->
                    "delivered";
            case "undelivered",
                    "bounced",
                    "late_bounced",
                    "rejected",
                    "expired",
                    "failed",
                    "canceled" ->
                    "failed";
            case "received" -> "received";
            default -> "pending";
        };
    }
}
