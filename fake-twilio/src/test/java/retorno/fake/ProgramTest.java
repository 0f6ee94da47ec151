package retorno.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retorno.program.CannotStart;
import retorno.program.ProgramProcess;

/// The fake as a program of its own.
class ProgramTest {
    private static final Pattern LISTENS =
            Pattern.compile("fake Twilio listens on (http://127\\.0\\.0\\.1:\\d+):");

    @TempDir Path directory;

    @Test
    void saysWhereItListensAndStopsInOrder() throws Exception {
        try (ProgramProcess fake =
                ProgramProcess.run(
                        FakeTwilioApplication.class, directory, Map.of("SERVER_PORT", "0"))) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> LISTENS.matcher(fake.out()).find() || !fake.isAlive());
            Matcher listens = LISTENS.matcher(fake.out());
            assertThat(listens.find()).as(fake.err()).isTrue();
            assertThat(fake.out())
                    .contains("/_fake", "RETORNO_TWILIO_BASE_URL=", "AUTH_TOKENS=demo-auth-token");
            assertThat(fake.stop()).isZero();
        }
    }

    @Test
    void aTokenOfOnesOwnIsNotShown() throws Exception {
        try (ProgramProcess fake =
                ProgramProcess.run(
                        FakeTwilioApplication.class,
                        directory,
                        Map.of("SERVER_PORT", "0", "RETORNO_FAKE_AUTH_TOKEN", "of-my-own"))) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> LISTENS.matcher(fake.out()).find() || !fake.isAlive());
            assertThat(fake.out()).contains("RETORNO_FAKE_AUTH_TOKEN").doesNotContain("of-my-own");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "server.address,0.0.0.0,SERVER_ADDRESS",
        "retorno.fake.account-sid,AC1,RETORNO_FAKE_ACCOUNT_SID",
        "retorno.fake.auth-token,' ',RETORNO_FAKE_AUTH_TOKEN",
        "retorno.fake.speed,-1,RETORNO_FAKE_SPEED"
    })
    void refusesWhatCannotBeWithASentence(String setting, String value, String named) {
        assertThatThrownBy(() -> FakeTwilio.with(Map.of(setting, value)))
                .satisfies(refused ->
                        assertThat(retorno.program.StartFailure.sentence(refused))
                                .contains(named)
                                .endsWith("."));
    }

    @Test
    void aPortInUseIsNamed() {
        try (FakeTwilio first = FakeTwilio.ticking()) {
            String port = first.baseUrl().replaceAll(".*:", "");
            assertThatThrownBy(() -> FakeTwilio.with(Map.of("server.port", port)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(port);
        }
    }
}
