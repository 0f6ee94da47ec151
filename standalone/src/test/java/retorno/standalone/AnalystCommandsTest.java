package retorno.standalone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `retorno export` and `retorno timeline` beside a running `retorno up`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalystCommandsTest {
    private Path scratch;
    private Path data;
    private RetornoProcess up;

    @BeforeAll
    void postTwoMailsAndChangeOneBehindTheBack(@TempDir Path folder) throws Exception {
        scratch = folder;
        data = scratch.resolve("data");
        up = RetornoProcess.up(scratch, data);
        Rows rows = new Rows(data.resolve("retorno.db"));
        try (Webhooks webhooks = new Webhooks(up.http())) {
            webhooks.json("/email", Webhooks.delivered("m-1"));
            webhooks.json("/email", Webhooks.delivered("m-2"));
        }
        rows.await("select count(*) from email_callback", 2);
        rows.execute(
                """
                update email_callback set sender = '', price = 0.00125,
                  permanent = 1, city = 'São Paulo, "SP"' || char(10) || '=1+1',
                  url = case when id = 2 then 'https://example.org' end
                where id = 2
                """);
    }

    @AfterAll
    void stop() {
        up.close();
    }

    @Test
    void csvHasEveryColumnAndTellsNothingFromEmpty() throws Exception {
        Answer answer = run("export", "email_callback", "--where", "id = 2");
        assertThat(answer.code()).isZero();
        assertThat(answer.err()).isEqualTo("email_callback: 1 rows in all\n");
        List<String> lines = answer.out().lines().toList();
        assertThat(lines).hasSize(3);
        List<String> header = List.of(lines.getFirst().split(","));
        assertThat(header).startsWith("id", "status", "email").endsWith("replay_id");
        String row = lines.get(1) + "\n" + lines.get(2);
        assertThat(row)
                .startsWith("2,DELIVERED,someone@example.org,20")
                .contains(",2024-07-16T20:26:55.966Z,bulk,")
                .contains(",true,0.00125,,2024-07-16T20:26:54.966Z,,https://example.org,,")
                .contains(",\"São Paulo, \"\"SP\"\"\n=1+1\",\"\",,\"{\"\"qj_contact_id\"\": 7}\",")
                .endsWith(",");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email_callback",
                "sms_callback",
                "call_callback",
                "message_latest",
                "message_timeline"
            })
    void everyTableHasAHeaderAlsoWithoutRows(String table) throws Exception {
        Answer answer = run("export", table, "--where", "1 = 0 -- none", "--quiet");
        assertThat(answer.code()).isZero();
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out()).hasLineCount(1).contains("receipt").endsWith("\n");
    }

    @Test
    void ndjsonHasTypesAndNulls() throws Exception {
        Answer answer = run("export", "email_callback", "--format", "ndjson");
        List<JsonNode> rows =
                answer.out().lines().map(line -> new JsonMapper().readTree(line)).toList();
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().at("/url").isNull()).isTrue();
        JsonNode row = rows.getLast();
        assertThat(row.at("/qj_contact_id").isIntegralNumber()).isTrue();
        assertThat(row.at("/price").decimalValue()).isEqualByComparingTo("0.00125");
        assertThat(row.at("/permanent").isBoolean()).isTrue();
        assertThat(row.at("/sender").asString()).isEmpty();
        assertThat(row.at("/event_at").asString()).isEqualTo("2024-07-16T20:26:55.966Z");
        assertThat(row.at("/city").asString()).isEqualTo("São Paulo, \"SP\"\n=1+1");
    }

    @Test
    void viewsKeepTheirTypesOnSqlite() throws Exception {
        JsonNode latest = run("export", "message_latest", "--format", "ndjson").firstJson();
        assertThat(latest.at("/events").isIntegralNumber()).isTrue();
        assertThat(latest.at("/qj_contact_id").asLong()).isEqualTo(7);
        JsonNode timeline = run("export", "message_timeline", "--format", "ndjson").firstJson();
        assertThat(timeline.at("/happened_at").asString()).isEqualTo("2024-07-16T20:26:55.966Z");
    }

    @Test
    void aFileIsWholeOrNotThere() throws Exception {
        Path folder = Files.createDirectory(scratch.resolve("files"));
        Path file = folder.resolve("mails.csv");
        Answer first = run("export", "email_callback", "--out", file.toString());
        assertThat(first.code()).isZero();
        assertThat(first.out()).isEmpty();
        assertThat(file).content().hasLineCount(4);

        Answer again = run("export", "email_callback", "--out", file.toString());
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).hasLineCount(1).contains("mails.csv").contains("--force");
        String refused = "no_such_column = 1";
        run("export", "sms_callback", "--out", file.toString(), "--force", "--where", refused);
        assertThat(file).content().hasLineCount(4);
        run("export", "sms_callback", "--out", file.toString(), "--force");
        assertThat(file).content().hasLineCount(1);
        assertThat(names(folder)).containsExactly("mails.csv");
    }

    @Test
    void parquetNeedsAFile() throws Exception {
        Answer answer = run("export", "email_callback", "--format", "parquet");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).hasLineCount(1).contains("--out");
        Path file = scratch.resolve("mails.parquet");
        run("export", "email_callback", "--format", "parquet", "--out", file.toString());
        assertThat(file).content(ISO_8859_1).startsWith("PAR1").endsWith("PAR1");
    }

    @ParameterizedTest
    @CsvSource({
        "dead_letter, csv, '', dead_letter",
        "email_callback, xml, '', xml",
        "email_callback, csv, no_such_column = 1, no_such_column",
        "email_callback, csv, id = 1; delete from email_callback, semicolon",
        "email_callback, csv, '(', syntax"
    })
    void saysInOneSentenceWhatIsWrong(String table, String format, String where, String named)
            throws Exception {
        Path folder = Files.createTempDirectory(scratch, "wrong");
        String file = folder.resolve("rows").toString();
        Answer answer = run("export", table, "--format", format, "--where", where, "--out", file);
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).hasLineCount(1).contains(named);
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void aTimelineTellsTheStoryOldestFirst() throws Exception {
        Answer answer = run("timeline", "--email", "SOMEONE@example.org");
        assertThat(answer.err()).isEmpty();
        assertThat(answer.code()).isZero();
        assertThat(answer.out().lines())
                .hasSize(3)
                .first(STRING)
                .matches("happened +channel +event +recipient +id +campaign +detail");
        assertThat(answer.out())
                .contains("2024-07-16T20:26:55.966Z  email    delivered  someone@example.org  m-1");
        JsonNode event = run("timeline", "--contact", "7", "--json").firstJson();
        assertThat(event.at("/happenedAt").asString()).isEqualTo("2024-07-16T20:26:55.966Z");
        assertThat(event.at("/event").asString()).isEqualTo("delivered");
    }

    @Test
    void aTimelineSaysWhatItLeavesOut() throws Exception {
        Answer answer = run("timeline", "--contact", "7", "--most", "1", "--json");
        assertThat(answer.out()).hasLineCount(1);
        assertThat(answer.err()).hasLineCount(1).contains("--most");
        assertThat(run("timeline", "--id", "m-1", "--most", "1").err()).isEmpty();
    }

    @Test
    void aTimelineOfNobodySaysSo() throws Exception {
        Answer answer = run("timeline", "--phone", "+5511");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).hasLineCount(1).contains("+5511");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timeline",
                "timeline --contact 3 --id m-1",
                "timeline --contact three",
                "timeline --contact 3 --most 0"
            })
    void aTimelineIsOfOneThing(String commandLine) {
        Answer answer = run(commandLine.split(" "));
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).hasLineCount(1).contains("--");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Answer run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return Answer.to(all.toArray(String[]::new));
    }
}
