package retorno.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventKeyTest {
    /// Keys stand in tables for ever: they must never come out otherwise.
    @Test
    void isWhatItAlwaysWas() {
        assertThat(EventKey.of("infobip.email").add("m-1").add((String) null).add("").key().hex())
                .isEqualTo("0c8ae2565313fbe54f19900d0e93973f");
    }

    @Test
    void beginsWithTheMinuteInTablesForEver() {
        EventKey key = new EventKey("0c8ae2565313fbe54f19900d0e93973f");
        assertThat(key.at(Instant.EPOCH)).isEqualTo("000000000c8ae2565313fbe54f19900d");
        assertThat(key.at(Instant.parse("2026-11-30T10:59:59.999Z")))
                .isEqualTo("01c8c1730c8ae2565313fbe54f19900d");
        assertThat(key.at(Instant.parse("2026-11-30T11:00:00Z")))
                .isEqualTo("01c8c1740c8ae2565313fbe54f19900d");
        assertThat(key.at(Instant.parse("1969-12-31T23:59:59.999Z")))
                .isEqualTo("ffffffff0c8ae2565313fbe54f19900d");
        assertThat(key.at(Instant.parse("9999-12-31T23:59:59.999Z"))).hasSize(32);
        assertThat(key.at(null)).isEqualTo(key.hex());
    }

    @Test
    void hasOneContentWithAndWithoutATime() {
        EventKey key = EventKey.of("kind").add("a").key();
        assertThat(EventKey.content(key.at(Instant.EPOCH), true))
                .isEqualTo(EventKey.content(key.at(null), false))
                .isEqualTo(EventKey.content(key.at(Instant.MAX), true));
        assertThat(EventKey.content("other", true)).isEqualTo("other");
    }

    @ParameterizedTest
    @MethodSource("manyParts")
    void isTheHashOfItsPartsEachBehindItsLength(List<String> parts) throws Exception {
        assertThat(key(parts)).isEqualTo(hash(parts));
    }

    static Stream<List<String>> manyParts() {
        Random random = new Random(1);
        return IntStream.range(0, 200)
                .mapToObj(run ->
                        IntStream.range(0, random.nextInt(60))
                                .mapToObj(part ->
                                        (random.nextBoolean() ? "é" : "e")
                                                .repeat(random.nextInt(run % 4 == 0 ? 3_000 : 90)))
                                .toList());
    }

    /// Around the size at which parts are hashed.
    @Test
    void isTheHashOfItsPartsWhereTheyFillTheRoom() throws Exception {
        for (int first = 480; first < 520; first++) {
            for (String second : List.of("", "e", "é", "aaaé", "e".repeat(first))) {
                List<String> parts = List.of("e".repeat(first), second, "end");
                assertThat(key(parts)).isEqualTo(hash(parts));
            }
        }
    }

    private static String key(List<String> parts) {
        EventKey.Digest digest = EventKey.of("kind");
        parts.forEach(digest::add);
        return digest.key().hex();
    }

    private static String hash(List<String> parts) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(framed(parts));
        return HexFormat.of().formatHex(Arrays.copyOf(hash, 16));
    }

    private static byte[] framed(List<String> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (String part : Stream.concat(Stream.of("kind"), parts.stream()).toList()) {
            out.writeInt(part.getBytes(UTF_8).length);
            out.write(part.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
