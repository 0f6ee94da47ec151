package retorno.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An operator replays beside a running Retorno.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayCommandsTest {
    private static final int MAILS = 30;

    private Path scratch;
    private Path data;
    private RetornoProcess up;
    private Rows rows;

    @BeforeAll
    void postSomeMails(@TempDir Path folder) throws Exception {
        scratch = folder;
        data = scratch.resolve("data");
        up = RetornoProcess.up(scratch, data);
        rows = new Rows(data.resolve("retorno.db"));
        try (Webhooks webhooks = new Webhooks(up.http())) {
            for (int i = 0; i < MAILS; i++) {
                webhooks.json("/email", Webhooks.delivered("m-" + i));
            }
        }
        rows.await("select count(*) from email_callback", MAILS);
    }

    @BeforeEach
    void right() throws Exception {
        rows.execute("update email_callback set status = 'DELIVERED', replay_id = null");
    }

    @AfterAll
    void stop() {
        up.close();
    }

    @Test
    void whereNothingIsWrongItSaysSo() throws Exception {
        Answer dry = run("replay");
        assertThat(dry.code()).isZero();
        assertThat(dry.out()).contains("30 records read").endsWith("the rows that are there\n");
    }

    @Test
    void differencesAreForPeopleForProgramsAndForSpreadsheets() throws Exception {
        rows.execute("update email_callback set status = 'say \"hi\", ' where id_externo = 'm-7'");
        Answer plain = run("replay");
        assertThat(plain.code()).isEqualTo(1);
        assertThat(plain.out()).containsPattern("changed +email_callback .* status +say \"hi\",");
        Answer json = run("replay", "--json");
        assertThat(json.firstJson().at("/columns/0/after").asString()).isEqualTo("DELIVERED");
        assertThat(json.out()).hasLineCount(2);
        Answer csv = run("replay", "--csv");
        assertThat(csv.out().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("kind,table,event_key");
        assertThat(csv.out()).endsWith(",status,\"say \"\"hi\"\", \",DELIVERED\n");
    }

    @Test
    void whatIsAppliedIsListedShownAndTakenBack() throws Exception {
        rows.execute("update email_callback set status = 'WRONG' where id_externo < 'm-2'");
        assertThat(run("replay", "--apply").err()).hasLineCount(1).contains("--reason");
        Answer applied = run("replay", "--apply", "--reason", "a test");
        assertThat(applied.code()).isZero();
        String id = applied.out().replaceAll("(?s).*undo (\\d+) takes it back\\n", "$1");
        assertThat(wrong()).isZero();
        assertThat(run("replay", "list").out()).contains("a test");
        assertThat(run("replay", "show", id).out()).contains("replay " + id + ": done");
        assertThat(run("replay", "resume", id).code()).isEqualTo(2);

        assertThat(run("replay", "undo", id).out()).endsWith("rows are as they were\n");
        assertThat(wrong()).isEqualTo(12);
        Answer again = run("replay", "undo", id);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).hasLineCount(1).contains("undone already");
        assertThat(run("ledger").code()).isZero();
    }

    @Test
    void whoIsStoppedIsNotDone() throws Exception {
        try (RetornoProcess slow =
                RetornoProcess.run(
                        scratch,
                        Map.of("SPRING_KAFKA_CONSUMER_MAX_POLL_RECORDS", "1"),
                        "replay",
                        "--rate",
                        "1",
                        "--data",
                        data.toString())) {
            Awaitility.await().until(() -> slow.err().contains("left"));
            assertThat(slow.stop()).isEqualTo(1);
            assertThat(slow.out()).contains("stopped").doesNotContain("no difference");
        }
    }

    @Test
    void twoSetsOfTablesAreCompared() throws Exception {
        String one = "jdbc:sqlite:" + data.resolve("retorno.db");
        Path copy = scratch.resolve("copy.db");
        rows.execute("vacuum into '" + copy + "'");
        assertThat(Answer.to("compare", one, "jdbc:sqlite:" + copy).code()).isZero();
        new Rows(copy).execute("delete from email_callback where id_externo = 'm-9'");
        Answer differ = Answer.to("compare", one, "jdbc:sqlite:" + copy);
        assertThat(differ.code()).isEqualTo(1);
        assertThat(differ.out()).containsPattern("gone +email_callback .* m-9");
        assertThat(Answer.to("compare", "--help").out()).doesNotContain("--kafka", "--rate");
    }

    @ParameterizedTest
    @CsvSource({
        "--from yesterday, with a zone",
        "--from 2026-03-02T00:00:00Z --to 2026-03-01T00:00:00Z, is not before",
        "--offsets 0-9, --partition",
        "--partition 0 --offsets 9-0, end before they begin",
        "--partition 0 --offsets 99999999999999999999, FIRST-LAST",
        "--receipt 7, --receipt",
        "show 99, there is no replay 99",
        "undo 99, there is no replay 99"
    })
    void saysInOneSentenceWhatCannotBeMeant(String arguments, String sentence) throws Exception {
        List<String> all = new ArrayList<>(List.of("replay"));
        all.addAll(List.of(arguments.split(" ")));
        Answer answer = run(all.toArray(String[]::new));
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).hasLineCount(1).contains(sentence);
    }

    private long wrong() throws Exception {
        return rows.number("select count(*) from email_callback where status = 'WRONG'");
    }

    private Answer run(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return Answer.to(all.toArray(String[]::new));
    }
}
