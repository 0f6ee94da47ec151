package retorno.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// The program as an operator starts it: a process with an environment, an exit code and a log.
@ExtendWith({Broker.class, OutputCaptureExtension.class})
class BootGuardTest {
    @TempDir private Path directory;

    @Test
    void refusesToListenBeyondLoopbackWithoutSecrets() throws Exception {
        Process process =
                start(Map.of("SERVER_ADDRESS", "0.0.0.0", "RETORNO_TWILIO_AUTH_TOKENS", "hidden"));
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(log())
                .hasLineCount(1)
                .contains("0.0.0.0", "RETORNO_INFOBIP_USERS", "RETORNO_ALLOW_UNSIGNED=true")
                .doesNotContain("set RETORNO_TWILIO_AUTH_TOKENS", "hidden", "\tat ", "Exception");
    }

    @Test
    void listensBeyondLoopbackWhereItIsToldTo() {
        try (Ingest ingest = Ingest.with("server.address=0.0.0.0", "retorno.allow-unsigned=true")) {
            assertThat(ingest.postJson("/email", "{}").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void listensBeyondLoopbackWhereEveryProviderHasASecret(CapturedOutput output) {
        try (Ingest ingest =
                Ingest.with(
                        "server.address=0.0.0.0",
                        "retorno.twilio.auth-tokens=hidden",
                        "retorno.infobip.hmac-secrets=hidden")) {
            assertThat(ingest.postJson("/email", "{}").statusCode()).isEqualTo(401);
        }
        assertThat(output)
                .contains("verifies infobip, twilio")
                .doesNotContain("unverified", "hidden");
    }

    @Test
    void saysLittleAtStartAndStopsCleanlyWithoutABroker() throws Exception {
        Process process = start(Map.of());
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> log().contains("ingest listens on"));
        } finally {
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(process.exitValue()).isZero();
        List<String> lines = log().lines().toList();
        assertThat(lines).hasSizeLessThanOrEqualTo(8);
        assertThat(lines).filteredOn(line -> line.contains("unverified")).hasSize(2);
        assertThat(lines).noneMatch(line -> line.startsWith("\tat ") || line.startsWith("WARNING"));
    }

    private Process start(Map<String, String> environment) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                IngestApplication.class.getName())
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("log").toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("RETORNO_") || name.startsWith("SPRING_"));
        builder.environment().put("RETORNO_DATA", directory.toString());
        builder.environment().put("SERVER_PORT", "0");
        builder.environment().put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + freePort());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("log"), UTF_8);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
