package retorno.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `retorno up` as its user meets it.
class UpTest {
    private static final int A_DOZEN = 12;

    @TempDir Path scratch;

    @Test
    void turnsCallbacksIntoRowsAndKeepsThemAcrossARestart() throws Exception {
        Path data = scratch.resolve("the data");
        Rows rows = new Rows(data.resolve("retorno.db"));
        try (RetornoProcess up = RetornoProcess.up(scratch, data);
                Webhooks webhooks = new Webhooks(up.http())) {
            assertThat(webhooks.json("/email", payload("delivered")).statusCode()).isEqualTo(200);
            assertThat(webhooks.json("/email", payload("clicked")).statusCode()).isEqualTo(200);
            assertThat(
                            webhooks.form("/twilio/call-status", "CallSid=CA1&CallStatus=completed")
                                    .statusCode())
                    .isEqualTo(204);
            rows.await(
                    "select status from email_callback union all select call_sid from call_callback",
                    List.of("DELIVERED", "CLICKED", "CA1"));
            refusesWhatIsInUse(data, up.http());
            assertThat(up.stop()).isZero();
            assertThat(up.out()).hasLineCount(1);
            assertThat(up.err().lines().count()).isLessThanOrEqualTo(A_DOZEN);
            assertThat(up.err()).doesNotContain("\tat ").doesNotContain("Exception");
        }
        List<String> before = rows.column("select event_key from email_callback order by 1");
        try (RetornoProcess again = RetornoProcess.up(scratch, data);
                Webhooks webhooks = new Webhooks(again.http())) {
            webhooks.json("/email", payload("delivered"));
            webhooks.json("/email", Webhooks.delivered("after-the-restart"));
            rows.await("select id_externo from email_callback", List.of("after-the-restart"));
            assertThat(rows.column("select event_key from email_callback"))
                    .containsAll(before)
                    .hasSize(before.size() + 1);
            assertThat(again.stop()).isZero();
        }
    }

    private void refusesWhatIsInUse(Path data, URI running) throws Exception {
        try (RetornoProcess sameData = RetornoProcess.up(scratch, data);
                RetornoProcess samePort =
                        RetornoProcess.run(
                                scratch,
                                Map.of("SERVER_PORT", String.valueOf(running.getPort())),
                                "up",
                                "--broker-port",
                                "0",
                                "--data",
                                scratch.resolve("other").toString())) {
            assertThat(sameData.exitCode()).isEqualTo(2);
            assertThat(sameData.err()).hasLineCount(1).contains("in use").contains("--data");
            assertThat(samePort.exitCode()).isEqualTo(2);
            assertThat(samePort.err()).hasLineCount(1).contains("in use").contains("--port");
        }
    }

    private static String payload(String name) throws IOException {
        String file = "/payloads/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(UpTest.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
