package retorno.actions.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "+5511987654321, …4321",
        "the number +5511987654321 is not valid, the number …4321 is not valid",
        "from +551140042000 to +5511987654321, from …2000 to …4321",
        "(415) 867-5308, …5308",
        "+55 (11) 98765-4321., …4321.",
        "whatsapp:+5511987654321, whatsapp:…4321",
        "'5511987654321', …4321"
    })
    void areCutToTheirLastDigits(String text, String masked) {
        assertThat(Numbers.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CA01234567890123456789012345678901",
                "400/21211",
                "Conferences/01938f4e-0000-7000-8000-000000000001/Participants.json",
                "12345678-0000-7000-8000-000000000001",
                "no number at all"
            })
    void whatIsNoNumberStays(String text) {
        assertThat(Numbers.masked(text)).isEqualTo(text);
    }

    @Test
    void whatIsAskedForAndWhatIsToldShowNone() {
        CallResource call =
                new CallResource(
                        Samples.CALL,
                        CallStatus.BUSY,
                        null,
                        null,
                        Samples.FROM,
                        Samples.TO,
                        null,
                        null,
                        null,
                        null);
        assertThat(Samples.newCall().toString() + Samples.newParticipant() + call)
                .contains("…4321", "…2000", Samples.CALL)
                .doesNotContain(Samples.TO, Samples.FROM);
    }
}
