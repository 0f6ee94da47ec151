package retorno.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import retorno.time.Moments;

/// An envelope as record headers: CloudEvents 1.0, Kafka protocol binding, binary mode.
///
/// `ce_id` is the receipt, `ce_source` the endpoint's path, `ce_type` the type, `ce_time` the
/// receive time, the extension `ce_url` the URL as signed; signature headers keep their own
/// lower-case `x-…` names.
///
/// @see <a
///   href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
///   Protocol Binding for CloudEvents</a>
public final class EnvelopeHeaders {
    private static final String SIGNATURE_PREFIX = "x-";

    private EnvelopeHeaders() {}

    /// Hands every header of the envelope to `header`, in a fixed order.
    public static void write(Envelope envelope, BiConsumer<String, byte[]> header) {
        header.accept("ce_specversion", "1.0".getBytes(UTF_8));
        header.accept("ce_id", envelope.receipt().toString().getBytes(UTF_8));
        header.accept("ce_source", path(envelope.url()).getBytes(UTF_8));
        header.accept("ce_type", envelope.type().getBytes(UTF_8));
        header.accept(
                "ce_time",
                Moments.text(envelope.receivedAt().truncatedTo(ChronoUnit.MILLIS)).getBytes(UTF_8));
        header.accept("ce_url", envelope.url().getBytes(UTF_8));
        if (envelope.contentType() != null) {
            header.accept("content-type", envelope.contentType().getBytes(UTF_8));
        }
        envelope.signatures().forEach((name, value) -> header.accept(name, value.getBytes(UTF_8)));
    }

    /// Reads an envelope back.
    ///
    /// @param headers every header of the record; of repeated names the last
    /// @return empty where the headers are not ours: another producer wrote the record
    public static Optional<Envelope> read(Map<String, byte[]> headers, byte[] body) {
        String receipt = text(headers, "ce_id");
        String type = text(headers, "ce_type");
        String time = text(headers, "ce_time");
        String url = text(headers, "ce_url");
        if (receipt == null || type == null || time == null || url == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Envelope(
                            UUID.fromString(receipt),
                            type,
                            Moments.instant(time),
                            url,
                            text(headers, "content-type"),
                            signatures(headers),
                            body));
        } catch (DateTimeException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static @Nullable String text(Map<String, byte[]> headers, String name) {
        byte[] value = headers.get(name);
        return value == null ? null : new String(value, UTF_8);
    }

    private static Map<String, String> signatures(Map<String, byte[]> headers) {
        Map<String, String> signatures = new HashMap<>();
        headers.forEach((name, value) -> {
            if (name.startsWith(SIGNATURE_PREFIX)) {
                signatures.put(name, new String(value, UTF_8));
            }
        });
        return signatures.isEmpty() ? Map.of() : signatures;
    }

    private static String path(String url) {
        int authority = url.indexOf("://");
        int start = authority < 0 ? 0 : url.indexOf('/', authority + 3);
        if (start < 0) {
            return "/";
        }
        int end = url.indexOf('?', start);
        return url.substring(start, end < 0 ? url.length() : end);
    }
}
