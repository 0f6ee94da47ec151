package retorno.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @TempDir Path scratch;

    @ParameterizedTest
    @CsvSource({
        "up --frobnicate, --frobnicate",
        "up --port eighty, eighty",
        "fly, fly",
        "'', subcommand"
    })
    void saysInOneSentenceWhatIsWrong(String commandLine, String named) throws Exception {
        String[] arguments = commandLine.isEmpty() ? new String[0] : commandLine.split(" ");
        try (RetornoProcess wrong = RetornoProcess.run(scratch, Map.of(), arguments)) {
            assertThat(wrong.exitCode()).isEqualTo(2);
            assertThat(wrong.err()).hasLineCount(1).contains(named).contains("--help");
            assertThat(wrong.out()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "worker"})
    void helpNamesTheVariablesThatSetAProgramUp(String program) throws Exception {
        try (RetornoProcess help = RetornoProcess.run(scratch, Map.of(), program, "--help")) {
            assertThat(help.exitCode()).isZero();
            assertThat(help.out())
                    .contains("SPRING_KAFKA_BOOTSTRAP_SERVERS")
                    .contains("SERVER_PORT");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "actions, RETORNO_TWILIO_ACCOUNT_SID",
        "actions, RETORNO_API_KEYS",
        "fake-twilio, RETORNO_FAKE_SPEED",
        "up, RETORNO_PHONE_FROM",
        "up, --demo"
    })
    void helpNamesWhatMakesCalls(String program, String named) throws Exception {
        try (RetornoProcess help = RetornoProcess.run(scratch, Map.of(), program, "--help")) {
            assertThat(help.exitCode()).isZero();
            assertThat(help.out()).contains(named);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RETORNO_TWILIO_ACCOUNT_SID, AC11111111111111111111111111111111",
        "RETORNO_TWILIO_AUTH_TOKENS, a-real-secret",
        "RETORNO_TWILIO_BASE_URL, https://api.twilio.com",
        "RETORNO_PUBLIC_URL, https://hooks.example.com",
        "SERVER_ADDRESS, 0.0.0.0"
    })
    void theDemoMeetsNothingReal(String variable, String value) throws Exception {
        try (RetornoProcess demo =
                RetornoProcess.run(
                        scratch,
                        Map.of(variable, value),
                        "up",
                        "--demo",
                        "--port",
                        "0",
                        "--broker-port",
                        "0",
                        "--data",
                        scratch.resolve("data").toString())) {
            assertThat(demo.exitCode()).isEqualTo(2);
            assertThat(demo.err())
                    .hasLineCount(1)
                    .contains("--demo", variable)
                    .doesNotContain("a-real-secret");
            assertThat(demo.out()).isEmpty();
        }
    }

    @Test
    void callsNeedTheEventsOfTheWorker() throws Exception {
        Map<String, String> environment =
                Map.of(
                        "RETORNO_TWILIO_ACCOUNT_SID", "AC11111111111111111111111111111111",
                        "RETORNO_WORKER_EVENTS", "false");
        String data = scratch.resolve("data").toString();
        try (RetornoProcess up = RetornoProcess.run(scratch, environment, "up", "--data", data)) {
            assertThat(up.exitCode()).isEqualTo(2);
            assertThat(up.err()).hasLineCount(1).contains("RETORNO_WORKER_EVENTS");
        }
    }

    @Test
    void namesTheBrokerPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                RetornoProcess broker =
                        RetornoProcess.run(
                                scratch,
                                Map.of("RETORNO_BROKER_PORT", "" + taken.getLocalPort()),
                                "broker",
                                "--data",
                                scratch.resolve("data").toString())) {
            assertThat(broker.exitCode()).isEqualTo(2);
            assertThat(broker.err())
                    .hasLineCount(1)
                    .contains("" + taken.getLocalPort())
                    .contains("--broker-port");
        }
    }

    @Test
    void namesTheDataDirectoryThatIsNone() throws Exception {
        Path file = Files.createFile(scratch.resolve("a-file"));
        try (RetornoProcess broker =
                RetornoProcess.run(scratch, Map.of(), "broker", "--data", file.toString())) {
            assertThat(broker.exitCode()).isEqualTo(2);
            assertThat(broker.err()).hasLineCount(1).contains("a-file").contains("--data");
        }
    }
}
