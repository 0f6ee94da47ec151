package retorno.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `retorno up --demo` as a newcomer meets it: broker, ingest, worker, actions and a fake Twilio,
/// whose signed callbacks go all the way.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTest {
    private static final Pattern INVITATION =
            Pattern.compile("curl -sS http://\\S+/v1/phone/call -H '\\S+ \\S+' -d '(\\{.*})'\n");

    private static final List<String> BOTH_TALK =
            List.of(
                    "activist status initiated",
                    "activist status ringing",
                    "activist status in-progress",
                    "activist amd human",
                    "activist status completed",
                    "target status initiated",
                    "target status ringing",
                    "target status in-progress",
                    "target amd human",
                    "target status completed",
                    "activist conference participant-join",
                    "target conference participant-join",
                    "room conference conference-start",
                    "activist conference participant-leave",
                    "target conference participant-leave",
                    "room conference conference-end");

    private static final List<String> TARGET_IS_BUSY =
            List.of(
                    "activist status in-progress",
                    "activist status completed",
                    "target status initiated",
                    "target status busy",
                    "activist conference participant-join",
                    "activist conference participant-leave",
                    "room conference conference-end");

    private Path data;
    private RetornoProcess up;
    private PhoneCalls calls;
    private Rows rows;

    @BeforeAll
    void start(@TempDir Path scratch) throws Exception {
        data = scratch.resolve("data");
        up =
                RetornoProcess.run(
                        scratch,
                        Map.of("RETORNO_FAKE_SPEED", "4"),
                        "up",
                        "--demo",
                        "--port",
                        "0",
                        "--broker-port",
                        "0",
                        "--actions-port",
                        "0",
                        "--fake-port",
                        "0",
                        "--data",
                        data.toString());
        calls = PhoneCalls.of(up);
        rows = new Rows(data.resolve("retorno.db"));
    }

    @AfterAll
    void stopsInOrder() throws Exception {
        calls.close();
        assertThat(up.stop()).isZero();
        assertThat(up.out()).hasLineCount(1);
        assertThat(up.err()).doesNotContain("\tat ", "not closed", "not stopped", "ERROR");
    }

    @Test
    void theCallThatIsOfferedCompletes() throws Exception {
        String id = calls.placed(offered());

        JsonNode detail = calls.heard(id, BOTH_TALK);
        assertThat(detail.at("/call/status").asString()).isEqualTo("completed");
        assertThat(detail.at("/call/reason").asString()).isEqualTo("target-hung-up");
        assertThat(detail.at("/activist_leg/sid").asString()).startsWith("CA");
        assertThat(detail.at("/target_leg/sid").asString())
                .startsWith("CA")
                .isNotEqualTo(detail.at("/activist_leg/sid").asString());
        assertThat(PhoneCalls.callbacks(detail)).containsExactlyInAnyOrderElementsOf(BOTH_TALK);
        theWorkerHasTheSame(id, BOTH_TALK.size());
    }

    @Test
    void theTargetIsBusy() throws Exception {
        String id = calls.placed(offered().replace(PhoneCalls.TARGET, "+5511999990003"));

        JsonNode detail = calls.heard(id, TARGET_IS_BUSY);
        assertThat(detail.at("/call/status").asString()).isEqualTo("busy");
        assertThat(detail.at("/call/reason").asString()).isEqualTo("target-busy");
        assertThat(detail.at("/target_leg/status").asString()).isEqualTo("busy");
        assertThat(detail.at("/activist_leg/status").asString()).isEqualTo("completed");
        theWorkerHasTheSame(id, PhoneCalls.callbacks(detail).size());
    }

    @Test
    void whatTwilioHasNotSignedIsRefused() throws Exception {
        try (Webhooks ingest = new Webhooks(up.http())) {
            HttpResponse<String> answer =
                    ingest.form("/twilio/call-status", "CallSid=CA1&CallStatus=completed");

            assertThat(answer.statusCode()).isEqualTo(403);
        }
    }

    @Test
    void onlyTheActionsShowTheirDocument() throws Exception {
        try (Webhooks ingest = new Webhooks(up.http())) {
            assertThat(calls.http().asked("/v3/api-docs").statusCode()).isEqualTo(200);
            assertThat(calls.http().asked("/swagger-ui/index.html").statusCode()).isEqualTo(200);
            assertThat(ingest.asked("/v3/api-docs").statusCode()).isEqualTo(404);
            assertThat(ingest.asked("/swagger-ui/index.html").statusCode()).isEqualTo(404);
            assertThat(ingest.asked("/webjars/swagger-ui/swagger-ui.css").statusCode())
                    .isEqualTo(404);
        }
    }

    /// What the invitation has curl post.
    private String offered() throws Exception {
        Matcher invitation = INVITATION.matcher(up.err());
        assertThat(invitation.find()).as(up.err()).isTrue();
        return invitation.group(1);
    }

    private void theWorkerHasTheSame(String id, long callbacks) {
        rows.await(
                "select count(*) from call_callback where correlation like '%" + id + "%'",
                callbacks);
    }
}
