package retorno.standalone.simulate.arrivals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import retorno.envelope.Envelope;
import retorno.event.EventKey;
import retorno.provider.Parsed;
import retorno.provider.Provider;
import retorno.provider.Providers;
import retorno.standalone.simulate.traffic.Post;

/// One item that was answered for: it must end in the tables.
///
/// @param key under which it ends there, as a row or as a dead letter
public record Kept(String type, String receipt, String key) {

    /// The items of one request.
    public static List<Kept> of(Post post, String receipt) {
        Envelope envelope =
                new Envelope(
                        UUID.fromString(receipt),
                        post.type(),
                        Instant.EPOCH,
                        post.path(),
                        post.contentType(),
                        Map.of(),
                        post.body());
        Provider provider = Providers.ofType(post.type()).orElseThrow();
        return provider.parse(envelope).stream()
                .map(item -> new Kept(post.type(), receipt, key(post.type(), item)))
                .toList();
    }

    private static String key(String type, Parsed item) {
        return switch (item) {
            case Parsed.Event(var event) -> event.occurred().rowKey();
            case Parsed.Unreadable(_, _, _, byte[] bytes) ->
                    EventKey.of("dead-letter").add(type).add(bytes).key().hex();
            case Parsed.Ignored(String cause) ->
                    throw new IllegalStateException("we never post what is ignored: " + cause);
        };
    }
}
