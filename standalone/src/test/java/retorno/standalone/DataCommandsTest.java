package retorno.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `retorno ledger` and `retorno dead-letters` beside a running `retorno up`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DataCommandsTest {
    private static final String STRANGE = "{\"results\":[{\"strange\":\"maria@example.org\"}]}";

    private Path scratch;
    private Path data;
    private RetornoProcess up;
    private Rows rows;

    @BeforeAll
    void postAMailTwiceAndAStrangeOne(@TempDir Path folder) throws Exception {
        scratch = folder;
        data = scratch.resolve("data");
        up = RetornoProcess.up(scratch, data);
        rows = new Rows(data.resolve("retorno.db"));
        try (Webhooks webhooks = new Webhooks(up.http())) {
            webhooks.json("/email", Webhooks.delivered("m-1"));
            webhooks.json("/email", Webhooks.delivered("m-1"));
            webhooks.json("/email", STRANGE);
        }
        rows.await("select sum(items) from callback_ledger", 3);
    }

    @AfterAll
    void stop() {
        up.close();
    }

    @Test
    @Order(1)
    void theLedgerAccountsForEveryRecord() throws Exception {
        Answer answer = run("ledger");
        assertThat(answer.err()).isEmpty();
        assertThat(answer.code()).isZero();
        assertThat(answer.out())
                .contains("email-webhook")
                .contains("3 items = 1 stored + 1 duplicates + 1 dead letters + 0 ignored")
                .endsWith("all accounted for\n");
        JsonNode json = run("ledger", "--json").json();
        assertThat(json.at("/balanced").asBoolean()).isTrue();
        assertThat(json.at("/partitions").size()).isEqualTo(6);
        assertThat(json.at("/sums/stored").asInt()).isEqualTo(1);
        assertThat(
                        json.at("/partitions")
                                .valueStream()
                                .mapToInt(p -> p.at("/accounted").asInt())
                                .sum())
                .isEqualTo(3);
    }

    @Test
    @Order(2)
    void deadLettersAreListedAndShownWithoutWhatIsInThem() throws Exception {
        Answer list = run("dead-letters", "--fail");
        assertThat(list.code()).isEqualTo(1);
        assertThat(list.out()).contains("not-a-report at $.results[]").doesNotContain("maria");
        assertThat(run("dead-letters").code()).isZero();
        String fingerprint = fingerprint();
        assertThat(run("dead-letters", "show", fingerprint).out())
                .contains("item 0 of infobip.email")
                .contains("{\"strange\":\"xxxxx@xxxxxxx.xxx\"}");
        assertThat(
                        run("dead-letters", "show", fingerprint, "--raw", "--json")
                                .json()
                                .at("/payload")
                                .asString())
                .isEqualTo("{\"strange\":\"maria@example.org\"}");
        Answer unknown = run("dead-letters", "show", "nothing");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).hasLineCount(1).contains("nothing");
    }

    @Test
    @Order(3)
    void deadLettersAreTriedAgainAndDiscarded() throws Exception {
        Answer retried = run("dead-letters", "retry", "--all-open");
        assertThat(retried.code()).isEqualTo(1);
        assertThat(retried.out()).contains("1 tried").contains("1 stay");
        assertThat(run("dead-letters", "retry").err()).hasLineCount(1).contains("--all-open");
        String fingerprint = fingerprint();
        assertThat(run("dead-letters", "discard", fingerprint).code()).isEqualTo(2);
        assertThat(run("dead-letters", "discard", fingerprint, "--reason", " ").code())
                .isEqualTo(2);
        assertThat(run("dead-letters", "discard", fingerprint, "--reason", "a test").out())
                .isEqualTo("1 discarded\n");
        assertThat(run("dead-letters", "--fail").code()).isZero();
        assertThat(run("dead-letters", "--all", "--json").json().at("/state").asString())
                .isEqualTo("discarded");
        assertThat(run("ledger").code()).isZero();
    }

    @Test
    @Order(4)
    void theLedgerNamesWhatIsMissing() throws Exception {
        rows.execute("delete from callback_ledger where records > 0");
        Answer answer = run("ledger");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out())
                .contains("NOT accounted for: email-webhook-")
                .contains("offsets 0 to");
    }

    @Test
    void saysWhatIsAway() throws Exception {
        Answer kafka = run("ledger", "--kafka", "127.0.0.1:1");
        assertThat(kafka.code()).isEqualTo(2);
        assertThat(kafka.err()).hasLineCount(1).contains("127.0.0.1:1").contains("./retorno up");
        Path nowhere = scratch.resolve("nowhere");
        Answer database = Answer.to("dead-letters", "--data", nowhere.toString());
        assertThat(database.code()).isEqualTo(2);
        assertThat(database.err()).hasLineCount(1).contains("nowhere").contains("./retorno up");
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void saysThatADatabaseHasNotOurTables() throws Exception {
        Path other = Files.createFile(scratch.resolve("other.db"));
        Answer answer = run("dead-letters", "--database", "jdbc:sqlite:" + other);
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).hasLineCount(1).contains("tables of this version");
    }

    @Test
    void saysThatTheTablesAreStillBeingChanged() throws Exception {
        rows.execute("insert into key_change (table_name, next_id) values ('email_callback', 7)");
        Answer answer = run("dead-letters");
        rows.execute("delete from key_change");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).hasLineCount(1).contains("tables of this version");
        assertThat(run("dead-letters").code()).isZero();
    }

    private String fingerprint() throws Exception {
        return run("dead-letters", "--json").json().at("/fingerprint").asString();
    }

    private Answer run(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return Answer.to(all.toArray(String[]::new));
    }
}
