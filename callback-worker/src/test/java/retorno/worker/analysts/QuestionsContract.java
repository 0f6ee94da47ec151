package retorno.worker.analysts;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import retorno.worker.Tables;

/// The README's SQL, unchanged, on rows whose answers are known.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class QuestionsContract {
    private static final Map<String, List<String>> ANSWERS =
            Map.ofEntries(
                    entry(
                            "delivery-rate",
                            List.of(
                                    "2026-03-01|spring|4|3|1|75",
                                    "2026-03-02|spring|1|0|1|0",
                                    "2026-03-02|summer|3|2|0|66.7")),
                    entry(
                            "bounces",
                            List.of(
                                    "one.example|EC_MAILBOX_FULL|1",
                                    "two.example|EC_USER_UNKNOWN|1")),
                    entry("time-to-open", List.of("spring|3|30|66.7", "summer|2|60.5|50")),
                    entry("clicked-never-reached", List.of("2|b@two.example")),
                    entry("complaints", List.of("summer|1|2|500", "spring|0|3|0")),
                    entry("unsubscribes", List.of("c@two.example|2026-03-01T13:00:00Z|1")),
                    entry(
                            "sms-failures",
                            List.of("EC_ABSENT_SUBSCRIBER|infobip|2", "30003|twilio|1")),
                    entry("calls-by-hour", List.of("12|3|1|1|1", "23|1|1|0|0")),
                    entry(
                            "story",
                            List.of(
                                    "2026-03-01T09:00:00Z|email|delivered|null",
                                    "2026-03-01T11:00:00Z|email|opened|null",
                                    "2026-03-01T13:00:00Z|email|unsubscribed|null",
                                    "2026-03-02T08:00:00Z|email|delivered|null",
                                    "2026-03-02T08:01:00Z|email|opened|null")),
                    entry("no-outcome", List.of("email|2026-03-02|infobip|summer|1")),
                    entry(
                            "delays",
                            List.of(
                                    "2026-03-01|email|10|0|0|0.4|0.4",
                                    "2026-03-02|email|8|0|0|0.4|0.4",
                                    "2026-03-03|sms|4|2.5|10|0.4|0.4",
                                    "2026-03-04|call|5|0|0|0.4|0.4")));

    private Tables tables;

    abstract Map<String, String> datasource(Path folder);

    @BeforeAll
    void store(@TempDir Path folder) {
        tables = new Tables(datasource(folder));
        Happenings now = new Happenings(tables);
        tables.inTransaction(() -> {
            mails(now);
            phones(now);
            return null;
        });
    }

    private static void mails(Happenings now) {
        spring(now, "m1", "a@one.example", 1, "delivered", "2026-03-01T09:00:00Z");
        spring(now, "m1", "a@one.example", 1, "opened", "2026-03-01T09:30:00Z");
        spring(now, "m1", "a@one.example", 1, "clicked", "2026-03-01T09:31:00Z");
        spring(now, "m2", "B@two.example", 2, "clicked", "2026-03-01T09:11:00Z");
        spring(now, "m2", "b@two.example", 2, "delivered", "2026-03-01T09:00:00Z");
        spring(now, "m2", "b@two.example", 2, "opened", "2026-03-01T09:10:00Z");
        spring(now, "m3", "c@two.example", 3, "delivered", "2026-03-01T09:00:00Z");
        spring(now, "m3", "c@two.example", 3, "opened", "2026-03-01T11:00:00Z");
        spring(now, "m3", "c@two.example", 3, "unsubscribed", "2026-03-01T13:00:00Z");
        now.email(
                "m4",
                "d@one.example",
                "bounced",
                "2026-03-01T23:59:59.500Z",
                "campaign",
                "spring",
                "error_name",
                "EC_MAILBOX_FULL");
        spring(now, "m5", "e@two.example", 5, "delivered", "2026-03-02T08:00:00Z");
        now.email(
                "m5",
                "e@two.example",
                "late_bounced",
                "2026-03-02T09:00:00Z",
                "campaign",
                "spring",
                "error_name",
                "EC_USER_UNKNOWN");
        summer(now, "m6", "c@two.example", 3, "delivered", "2026-03-02T08:00:00Z");
        summer(now, "m6", "c@two.example", 3, "opened", "2026-03-02T08:01:00Z");
        summer(now, "m7", "a@one.example", 1, "delivered", "2026-03-02T08:00:00Z");
        summer(now, "m7", "a@one.example", 1, "opened", "2026-03-02T10:00:00Z");
        summer(now, "m7", "a@one.example", 1, "complained", "2026-03-02T10:01:00Z");
        summer(now, "m8", "f@one.example", 6, "sent", "2026-03-02T08:00:00Z");
        // Too young to be missed.
        now.email("m9", "g@one.example", "sent", Instant.now().toString());
    }

    private static void phones(Happenings now) {
        String day = "2026-03-03T10:00:00Z";
        now.sms("s1", "+1", "failed", day, "error_name", "EC_ABSENT_SUBSCRIBER");
        now.sms("s2", "+2", "failed", day, "error_name", "EC_ABSENT_SUBSCRIBER");
        now.sms("s3", "+3", "undelivered", day, "error_name", "30003", "provider", "twilio");
        now.sms("s4", "+4", "delivered", day, "data_recebimento", "2026-03-03T10:00:10Z");
        now.call("CA1", "+1", "ringing", "2026-03-04T12:00:00Z", "qj_contact_id", 1L);
        now.call("CA1", "+1", "completed", "2026-03-04T12:01:00Z", "qj_contact_id", 1L);
        now.call("CA2", "+2", "busy", "2026-03-04T12:30:00Z", "qj_contact_id", 2L);
        now.call("CA3", "+3", "no_answer", "2026-03-04T12:59:59Z");
        now.call("CA4", "+4", "completed", "2026-03-04T23:30:00Z");
    }

    private static void spring(
            Happenings now, String id, String to, long contact, String event, String at) {
        now.email(id, to, event, at, "campaign", "spring", "qj_contact_id", contact);
    }

    private static void summer(
            Happenings now, String id, String to, long contact, String event, String at) {
        now.email(id, to, event, at, "campaign", "summer", "qj_contact_id", contact);
    }

    @AfterAll
    void close() {
        tables.close();
    }

    @Test
    void everyQuestionHasAnAnswerHere() throws Exception {
        assertThat(Questions.all().keySet()).isEqualTo(ANSWERS.keySet());
    }

    static Set<String> questions() {
        return ANSWERS.keySet();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void isAnswered(String question) throws Exception {
        String sql = Questions.all().get(question);
        assertThat(answer(sql)).isEqualTo(ANSWERS.get(question));
    }

    private List<String> answer(String sql) {
        return tables.jdbc()
                .query(
                        sql,
                        (row, i) -> {
                            List<String> cells = new ArrayList<>();
                            for (int column = 1;
                                    column <= row.getMetaData().getColumnCount();
                                    column++) {
                                cells.add(cell(row.getObject(column)));
                            }
                            return String.join("|", cells);
                        });
    }

    /// A value without its database's manner of writing it.
    private static String cell(Object value) {
        return switch (value) {
            case Number number ->
                    new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
            case Timestamp time -> time.toInstant().toString();
            case OffsetDateTime time -> time.toInstant().toString();
            case String time when time.endsWith("Z") -> Instant.parse(time).toString();
            case null, default -> String.valueOf(value);
        };
    }
}
