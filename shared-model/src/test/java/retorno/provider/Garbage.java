package retorno.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import retorno.envelope.Envelope;

/// Bodies that no provider means, the same ones in every run.
final class Garbage {
    private static final UUID RECEIPT = UUID.fromString("01938f4e-0000-7000-8000-000000000000");
    private static final Instant RECEIVED = Instant.parse("2026-11-21T05:00:00Z");

    private Garbage() {}

    /// Empty, scalar, nested beyond reason, cut off, not text at all.
    static Stream<byte[]> bodies() {
        Stream<String> texts =
                Stream.of(
                        "",
                        " ",
                        "\r\n",
                        "null",
                        "true",
                        "0",
                        "1e999999999",
                        "\"\"",
                        "\"text\"",
                        "NaN",
                        "{}",
                        "[]",
                        "[[]]",
                        "[{}]",
                        "[null,1,\"x\",[],{}]",
                        "{\"results\":",
                        "{} {}",
                        "{\"a\":\"\u0000\"}",
                        "\ufeff{}",
                        "<xml/>",
                        "a=b&&c&=d&%zz=%",
                        "&&&===%%%",
                        "[".repeat(10_000),
                        "[".repeat(10_000) + "]".repeat(10_000),
                        "{\"results\":".repeat(10_000),
                        "9".repeat(2_000),
                        "a=" + "b".repeat(1_000_000),
                        "\"" + "b".repeat(1_000_000) + "\"");
        return Stream.concat(texts.map(text -> text.getBytes(UTF_8)), noise());
    }

    private static Stream<byte[]> noise() {
        Random random = new Random(42);
        return Stream.generate(
                        () -> {
                            byte[] bytes = new byte[random.nextInt(200)];
                            random.nextBytes(bytes);
                            return bytes;
                        })
                .limit(500);
    }

    /// The body cut short, or with some of its bytes replaced.
    static byte[] broken(byte[] body, Random random) {
        byte[] broken = body.clone();
        if (random.nextInt(4) == 0) {
            return Arrays.copyOf(broken, random.nextInt(broken.length + 1));
        }
        for (int i = random.nextInt(4); i >= 0 && broken.length > 0; i--) {
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        }
        return broken;
    }

    /// An envelope as ingest would make it.
    static Envelope envelope(String type, @Nullable String contentType, byte[] body) {
        return new Envelope(
                RECEIPT, type, RECEIVED, "http://localhost:8080/", contentType, Map.of(), body);
    }
}
