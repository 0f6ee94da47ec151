package retorno.fake.outgoing;

import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request of ours.
///
/// @param url without fragment: that is for Twilio alone, and never sent
/// @param token the same each time it is sent
/// @param fault what is wrong with it on purpose
record Request(
        String kind,
        String method,
        String url,
        SequencedMap<String, String> fields,
        String token,
        @Nullable String fault) {

    static Request of(String kind, String method, String url, SequencedMap<String, String> fields) {
        int fragment = url.indexOf('#');
        String sent = fragment < 0 ? url : url.substring(0, fragment);
        return new Request(kind, method, sent, fields, UUID.randomUUID().toString(), null);
    }

    Request with(String fault) {
        return new Request(kind, method, url, fields, token, fault);
    }
}
