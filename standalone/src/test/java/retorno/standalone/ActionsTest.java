package retorno.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retorno.fake.FakeTwilio;
import retorno.fake.script.Script;
import tools.jackson.databind.JsonNode;

/// The actions beside `retorno up`, and as a process of their own.
class ActionsTest {
    private static final List<String> ALL_OVER =
            List.of("activist status completed", "target status completed");

    private static final Pattern OF_ACTIONS =
            Pattern.compile(
                    "SpringDoc|Swagger|Jpa|Hibernate|DataWeb|DataRepository|RestClient|RestTemplate"
                            + "|HttpClient|^Validation|Aspect|Jta|ResourceChain");

    @TempDir Path scratch;

    @Test
    void upStartsThemWhereAnAccountIsSet() throws Exception {
        try (FakeTwilio twilio = FakeTwilio.running(4);
                RetornoProcess up = up(account(twilio.baseUrl()));
                PhoneCalls calls = PhoneCalls.of(up)) {
            twilio.control().script(PhoneCalls.TARGET, Script.PERSON.hangsUpAfter(5));
            calls.allow();
            String id = calls.placed(PhoneCalls.wanted());

            JsonNode detail = calls.heard(id, ALL_OVER);
            assertThat(detail.at("/call/status").asString()).isEqualTo("completed");
            assertThat(data().resolve("actions.db")).exists();
            assertThat(up.stop()).isZero();
            assertThat(up.err()).doesNotContain("\tat ", "not closed", "not stopped", "ERROR");
        }
    }

    @Test
    void upWithoutAnAccountIsAsItWas() throws Exception {
        try (RetornoProcess up =
                up(
                        Map.of(
                                "LOGGING_LEVEL_ORG_SPRINGFRAMEWORK_BOOT_AUTOCONFIGURE_LOGGING",
                                "DEBUG"))) {
            up.ready();
            assertThat(matches(up.err()))
                    .contains("KafkaAutoConfiguration", "FlywayAutoConfiguration")
                    .noneMatch(OF_ACTIONS.asPredicate());
            assertThat(up.err()).doesNotContain("actions listens");
            assertThat(data().resolve("actions.db")).doesNotExist();
        }
    }

    @Test
    void apartFromThePipelineAndFromTwilio() throws Exception {
        Map<String, String> fake = Map.of("SERVER_PORT", "0", "RETORNO_FAKE_HANG_UP_AFTER", "12");
        try (RetornoProcess up = up(Map.of("RETORNO_TWILIO_AUTH_TOKENS", Demo.TOKEN));
                RetornoProcess twilio = RetornoProcess.run(scratch, fake, "fake-twilio")) {
            Map<String, String> environment = account(twilio.ready());
            environment.put("SERVER_PORT", "0");
            environment.put("RETORNO_PUBLIC_URL", up.ready());
            environment.put("RETORNO_DATA", scratch.resolve("apart").toString());
            environment.put(
                    "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                    Files.readString(data().resolve("kafka.address")).strip());
            try (RetornoProcess actions = RetornoProcess.run(scratch, environment, "actions");
                    PhoneCalls calls = PhoneCalls.of(actions)) {
                calls.allow();
                String id = calls.placed(PhoneCalls.wanted());

                JsonNode detail = calls.heard(id, ALL_OVER);
                assertThat(detail.at("/call/status").asString()).isEqualTo("completed");
                assertThat(scratch.resolve("apart").resolve("actions.db")).exists();
                assertThat(actions.stop()).isZero();
                assertThat(actions.out()).hasLineCount(1);
            }
            assertThat(twilio.stop()).isZero();
            assertThat(twilio.out()).hasLineCount(1);
        }
    }

    /// The names of what Boot has set up, as its report lists them.
    private static List<String> matches(String report) {
        String positive = report.split("Positive matches:")[1].split("Negative matches:")[0];
        return positive.lines()
                .filter(line -> line.endsWith(" matched:"))
                .map(line -> line.strip().split(" ")[0])
                .toList();
    }

    private Path data() {
        return scratch.resolve("data");
    }

    private RetornoProcess up(Map<String, String> environment) throws Exception {
        return RetornoProcess.run(
                scratch,
                environment,
                "up",
                "--port",
                "0",
                "--broker-port",
                "0",
                "--actions-port",
                "0",
                "--data",
                data().toString());
    }

    private static Map<String, String> account(String twilio) {
        return new HashMap<>(
                Map.of(
                        "RETORNO_TWILIO_ACCOUNT_SID",
                        "AC00000000000000000000000000000000",
                        "RETORNO_TWILIO_AUTH_TOKENS",
                        Demo.TOKEN,
                        "RETORNO_TWILIO_BASE_URL",
                        twilio,
                        "RETORNO_PHONE_FROM",
                        "+551140028922"));
    }
}
