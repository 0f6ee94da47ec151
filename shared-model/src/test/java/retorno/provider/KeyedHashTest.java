package retorno.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.Key;
import java.security.Provider;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.MacSpi;
import org.junit.jupiter.api.Test;

class KeyedHashTest {
    // RFC 2202, test case 2.
    private static final String KNOWN = "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79";

    @Test
    void isWhatTheRfcSays() {
        assertThat(hex("Jefe", "what do ya want for nothing?")).isEqualTo(KNOWN);
    }

    @Test
    void putsPartsTogether() {
        assertThat(hex("Jefe", "what do ya want ", "", "for nothing?")).isEqualTo(KNOWN);
    }

    @Test
    void keepsSecretsAndAlgorithmsApart() {
        String first = hex("Jefe", "a");
        assertThat(hex("Jefe2", "a")).isNotEqualTo(first);
        assertThat(KeyedHash.of("HmacSHA256", "Jefe", "a".getBytes(UTF_8))).hasSize(32);
        assertThat(hex("Jefe", "a")).isEqualTo(first);
    }

    @Test
    void servesManyAtOnce() throws Exception {
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> hash = () -> hex("many", "what do ya want for nothing?".repeat(50));
            String alone = hash.call();
            for (Future<String> each :
                    many.invokeAll(IntStream.range(0, 2_000).mapToObj(i -> hash).toList())) {
                assertThat(each.get()).isEqualTo(alone);
            }
        }
    }

    /// A security provider that works with hardware may have none that can be copied.
    @Test
    void worksWithoutCopies() {
        Provider plain = new Provider("plain", "1", "") {};
        plain.put("Mac.HmacPlain", Uncopied.class.getName());
        Security.addProvider(plain);
        try {
            assertThat(KeyedHash.of("HmacPlain", "a", new byte[] {1, 2})).containsExactly(3);
            assertThat(KeyedHash.of("HmacPlain", "a", new byte[] {2, 2})).containsExactly(4);
        } finally {
            Security.removeProvider("plain");
        }
    }

    /// Adds bytes up.
    public static final class Uncopied extends MacSpi {
        private int sum;

        @Override
        protected int engineGetMacLength() {
            return 1;
        }

        @Override
        protected void engineInit(Key key, AlgorithmParameterSpec params) {}

        @Override
        protected void engineUpdate(byte input) {
            sum += input;
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int len) {
            for (int i = offset; i < offset + len; i++) {
                sum += input[i];
            }
        }

        @Override
        protected byte[] engineDoFinal() {
            return new byte[] {(byte) sum};
        }

        @Override
        protected void engineReset() {
            sum = 0;
        }
    }

    @Test
    void saysWhatNoJdkHas() {
        assertThatIllegalStateException()
                .isThrownBy(() -> KeyedHash.of("HmacROT13", "a", new byte[0]))
                .withMessageContaining("HmacROT13");
    }

    private static String hex(String secret, String... parts) {
        byte[][] bytes = new byte[parts.length][];
        for (int i = 0; i < parts.length; i++) {
            bytes[i] = parts[i].getBytes(UTF_8);
        }
        return HexFormat.of().formatHex(KeyedHash.of("HmacSHA1", secret, bytes));
    }
}
