package retorno.worker.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import retorno.envelope.Envelope;
import retorno.provider.Parsed;
import retorno.worker.rows.Lineage;

class FingerprintTest {

    @Test
    void isTheSameForTheSameTrouble() {
        String one = Fingerprint.of(letter("infobip.email", "not-json", "$", "{"));
        assertThat(Fingerprint.of(letter("infobip.email", "not-json", "$", "}{"))).isEqualTo(one);
        assertThat(one).matches("[0-9a-f]{12}");
    }

    @Test
    void differsByTypeCauseAndPlace() {
        assertThat(
                        new String[] {
                            Fingerprint.of(letter("infobip.email", "not-json", "$", "{")),
                            Fingerprint.of(letter("infobip.sms", "not-json", "$", "{")),
                            Fingerprint.of(letter("infobip.email", "not-object", "$", "{")),
                            Fingerprint.of(letter("infobip.email", "not-json", "$.results[]", "{"))
                        })
                .doesNotHaveDuplicates();
    }

    @Test
    void theBytesAreTheIdentity() {
        DeadLetter one = letter("infobip.email", "not-json", "$", "{");
        assertThat(letter("infobip.email", "not-json", "$", "{").key()).isEqualTo(one.key());
        assertThat(letter("infobip.email", "not-json", "$", "{{").key()).isNotEqualTo(one.key());
        assertThat(letter("infobip.sms", "not-json", "$", "{").key()).isNotEqualTo(one.key());
    }

    private static DeadLetter letter(String type, String cause, String path, String body) {
        Lineage lineage = new Lineage(UUID.randomUUID(), "t", 0, 0, 0, Instant.EPOCH);
        return DeadLetter.unreadable(
                lineage,
                new Envelope(
                        lineage.receipt(), type, Instant.EPOCH, "", null, Map.of(), new byte[0]),
                new Parsed.Unreadable(cause, path, "a detail", body.getBytes(UTF_8)));
    }
}
