package retorno.worker.analysts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

    private static final String OUTCOMES =
            """
            select j.id_externo, l.event, j.outcome
            from message_journey j
            join message_latest l on l.id_externo = j.id_externo
            """;

    abstract Map<String, String> datasource(Path folder);

    @Test
    void anyTwoEventsHaveTheOutcomeOfTheLatest(@TempDir Path folder) {
        agrees(folder, "2026-03-01T10:00:00Z", "2026-03-01T11:00:00Z");
    }

    /// As when a provider corrects itself.
    @Test
    void twoEventsOfTheSameTimeHaveTheOutcomeOfTheOneReceivedLater(@TempDir Path folder) {
        agrees(folder, "2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z");
    }

    @Test
    void theErrorIsThatOfTheLastFailure(@TempDir Path folder) {
        try (Tables tables = new Tables(datasource(folder))) {
            Happenings now = new Happenings(tables);
            now.email("m", "a@b.c", "bounced", "2026-03-01T11:00:00Z", "error_name", "LAST");
            now.email("m", "a@b.c", "failed", "2026-03-01T10:00:00Z", "error_name", "Z_FIRST");
            now.email("m", "a@b.c", "sent", "2026-03-01T12:00:00Z");
            assertThat(
                            tables.jdbc()
                                    .queryForObject(
                                            "select error_name from message_journey", String.class))
                    .isEqualTo("LAST");
        }
    }

    @Test
    void aMessageIsAsOldAsItsFullHours(@TempDir Path folder) {
        try (Tables tables = new Tables(datasource(folder))) {
            Happenings now = new Happenings(tables);
            Instant almostADay = Instant.now().minus(Duration.ofMinutes(24 * 60 - 20));
            now.email("m", "a@b.c", "sent", almostADay.toString());
            assertThat(
                            tables.jdbc()
                                    .queryForObject(
                                            "select hours_old from message_journey", Long.class))
                    .isEqualTo(23);
        }
    }

    private void agrees(Path folder, String firstAt, String secondAt) {
        try (Tables tables = new Tables(datasource(folder))) {
            Happenings now = new Happenings(tables);
            tables.inTransaction(() -> {
                for (Occurrence first : WORDS) {
                    for (Occurrence second : WORDS) {
                        String id = first + "-" + second;
                        now.email(id, "a@b.example", first.word(), firstAt);
                        now.email(id, "a@b.example", second.word(), secondAt);
                    }
                }
                now.sms("in", "+1", "received", firstAt);
                return null;
            });
            assertThat(tables.jdbc().queryForList(OUTCOMES))
                    .hasSize(WORDS.size() * WORDS.size() + 1)
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
