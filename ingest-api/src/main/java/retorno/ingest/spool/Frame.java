package retorno.ingest.spool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import retorno.envelope.Envelope;

/// One request as it lies on the disk: length (int), CRC-32C of the content (int), content.
///
/// The checksum is what SQLite's write-ahead log would not give us: it drops a torn last
/// transaction without a word, and we promise to say so.
final class Frame {
    static final int HEAD = 8;

    /// What the content takes at least: the fields of fixed size, and the lengths of the texts.
    static final int LEAST = 8 + 4 + 16 + 4 + 8 + 4 + 4 + 4;

    private Frame() {}

    static ByteBuffer write(Spooled spooled) {
        byte[] content = content(spooled);
        return ByteBuffer.allocate(HEAD + content.length)
                .putInt(content.length)
                .putInt(checksum(content))
                .put(content)
                .flip();
    }

    static int checksum(byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(content);
        return (int) crc.getValue();
    }

    /// @throws IOException where the content is not what [#write] wrote
    static Spooled read(byte[] content) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        long sequence = in.readLong();
        String key = text(in);
        UUID receipt = new UUID(in.readLong(), in.readLong());
        String type = needed(in);
        Instant receivedAt = Instant.ofEpochMilli(in.readLong());
        String url = needed(in);
        String contentType = text(in);
        Map<String, String> signatures = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            signatures.put(needed(in), needed(in));
        }
        byte[] body = in.readAllBytes();
        return new Spooled(
                sequence,
                new Envelope(receipt, type, receivedAt, url, contentType, signatures, body),
                key);
    }

    private static byte[] content(Spooled spooled) {
        Envelope envelope = spooled.envelope();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(envelope.body().length + 512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(spooled.sequence());
            text(out, spooled.key());
            out.writeLong(envelope.receipt().getMostSignificantBits());
            out.writeLong(envelope.receipt().getLeastSignificantBits());
            text(out, envelope.type());
            out.writeLong(envelope.receivedAt().toEpochMilli());
            text(out, envelope.url());
            text(out, envelope.contentType());
            out.writeInt(envelope.signatures().size());
            for (Map.Entry<String, String> signature : envelope.signatures().entrySet()) {
                text(out, signature.getKey());
                text(out, signature.getValue());
            }
            out.write(envelope.body());
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail", impossible);
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static @Nullable String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String needed(DataInputStream in) throws IOException {
        String text = text(in);
        if (text == null) {
            throw new IOException("a field that must be there is not");
        }
        return text;
    }
}
