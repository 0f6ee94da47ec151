package retorno.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import retorno.program.Shutdown;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `retorno simulate` beside a running `retorno up`.
class SimulateCommandTest {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Map<String, String> SECRETS =
            Map.of(
                    "RETORNO_TWILIO_AUTH_TOKENS", "new-token,old-token",
                    "RETORNO_INFOBIP_USERS", "infobip:a-password");
    private static final String[] EVERYTHING = {
        "--rate",
        "100",
        "--for",
        "3s",
        "--seed",
        "17",
        "--duplicates",
        "10%",
        "--corrupt",
        "5%",
        "--shuffle",
        "--wait",
        "60s"
    };

    @TempDir Path scratch;

    @Test
    void everythingThatIsSentArrivesAndTheSameSeedBringsNothingNew() throws Exception {
        Path data = scratch.resolve("data");
        try (RetornoProcess up = up(data)) {
            String url = up.ready();
            try (RetornoProcess first = simulate(SECRETS, url, data, EVERYTHING)) {
                assertThat(ended(first)).endsWith("everything arrived\n");
                assertThat(first.exitCode()).isZero();
                assertThat(first.out())
                        .contains("seed 17", "sent 300 of 300", "400=", "0 unexpected");
            }
            Rows rows = new Rows(data.resolve("retorno.db"));
            long stored = rows.number("select sum(stored) from callback_ledger");
            try (RetornoProcess second = simulate(SECRETS, url, data, with("--json"))) {
                JsonNode closing = new JsonMapper().readTree(ended(second));
                assertThat(second.exitCode()).isZero();
                assertThat(closing.at("/asExpected").asBoolean()).isTrue();
                JsonNode sums = sums(closing);
                assertThat(sums.at("/rows").asLong()).isZero();
                assertThat(sums.at("/deadLetters").asLong()).isZero();
                assertThat(sums.at("/duplicates").asLong()).isGreaterThan(stored);
            }
            assertThat(rows.number("select sum(stored) from callback_ledger")).isEqualTo(stored);
            assertThat(
                            rows.number(
                                    "select sum(items - stored - duplicates - dead_letters - ignored) from callback_ledger"))
                    .isZero();
            assertThat(rows.number("select count(*) from dead_letter")).isPositive();
        }
    }

    @Test
    void whoStopsItEarlyIsToldWhatCameOfIt() throws Exception {
        Path data = scratch.resolve("data");
        try (RetornoProcess up = up(data);
                RetornoProcess sending =
                        simulate(SECRETS, up.ready(), data, "--rate", "20", "--for", "10m")) {
            Awaitility.await().atMost(LIMIT).until(() -> sending.err().contains(" under way"));
            assertThat(sending.stop()).isZero();
            assertThat(sending.out()).contains("answers {").endsWith("everything arrived\n");
        }
    }

    @Test
    void answersThatShouldBeOthersAreExitCodeOne() throws Exception {
        Path data = scratch.resolve("data");
        try (RetornoProcess up = up(data)) {
            Map<String, String> wrong =
                    Map.of(
                            "RETORNO_TWILIO_AUTH_TOKENS", "a-guess",
                            "RETORNO_INFOBIP_USERS", "infobip:a-guess");
            try (RetornoProcess forger =
                    simulate(wrong, up.ready(), data, "--rate", "20", "--for", "2s")) {
                assertThat(ended(forger)).contains("401=", "403=", "first unexpected: 40");
                assertThat(forger.exitCode()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--to http://127.0.0.1:1, nobody listens",
        "--to nonsense, nonsense",
        "--duplicates 101%, 101%",
        "--corrupt some, some",
        "--for soon, soon",
        "--epoch soon, soon",
        "--rate -1, --rate",
        "'--providers infobip,nobody', nobody"
    })
    void saysInOneSentenceWhatIsWrong(String options, String named) {
        StringWriter err = new StringWriter();
        List<String> line = new ArrayList<>(List.of("simulate"));
        line.addAll(List.of(options.split(" ")));
        CommandLine commands = RetornoCommand.commandLine(new Shutdown());
        int code = commands.setErr(new PrintWriter(err, true)).execute(line.toArray(String[]::new));
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).hasLineCount(1).contains(named).doesNotContain("java.");
    }

    private RetornoProcess up(Path data) throws Exception {
        return RetornoProcess.run(
                scratch,
                SECRETS,
                "up",
                "--port",
                "0",
                "--broker-port",
                "0",
                "--data",
                data.toString());
    }

    private RetornoProcess simulate(
            Map<String, String> secrets, String url, Path data, String... options)
            throws Exception {
        List<String> line = new ArrayList<>(List.of("simulate", "--to", url));
        line.addAll(List.of("--data", data.toString()));
        line.addAll(List.of(options));
        return RetornoProcess.run(scratch, secrets, line.toArray(String[]::new));
    }

    private static String[] with(String option) {
        List<String> options = new ArrayList<>(List.of(EVERYTHING));
        options.add(option);
        return options.toArray(String[]::new);
    }

    /// All it says, once it has said it.
    private static String ended(RetornoProcess process) throws Exception {
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> process.out().matches("(?s).*(arrived|}|: \\d+)\\R"));
        return process.out();
    }

    private static JsonNode sums(JsonNode closing) {
        var sums = new JsonMapper().createObjectNode();
        for (String name : List.of("items", "rows", "duplicates", "deadLetters", "missing")) {
            sums.put(
                    name,
                    closing.at("/arrivals/types")
                            .valueStream()
                            .mapToLong(line -> line.at("/" + name).asLong())
                            .sum());
        }
        return sums;
    }
}
