package retorno.fake.fault;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Something that goes wrong on purpose, the next few times.
///
/// @param kind what
/// @param times how often; for [Kind#REVERSE] how many callbacks change places
/// @param on only where this is part of `METHOD path` (what the API is asked) or of the URL (what
///   we send), for example `POST` or `Participants.json` or `/twilio/call-status`; null: every
///   POST, or every callback
public record Fault(Kind kind, @JsonAlias("next") int times, @Nullable String on) {

    /// What goes wrong. The first four befall requests to the API, the others requests of ours.
    public enum Kind {
        /// 429, code 20429, with Retry-After: not processed.
        @JsonProperty("429")
        TOO_MANY_REQUESTS,
        /// Processed, and then answered 500.
        @JsonProperty("500")
        SERVER_ERROR,
        /// Processed, and then not answered at all.
        @JsonProperty("timeout")
        TIMEOUT,
        /// 401, code 20003: not processed.
        @JsonProperty("401")
        UNAUTHORIZED,
        /// Callbacks are sent twice, with the same idempotency token.
        @JsonProperty("duplicate")
        DUPLICATE,
        /// That many callbacks are held back and sent in reverse order: when they are complete, or
        /// ten seconds after the first.
        @JsonProperty("reverse")
        REVERSE,
        /// Callbacks are not sent.
        @JsonProperty("drop")
        DROP,
        /// Callbacks, or requests for TwiML where `on` is said, are signed with another token.
        @JsonProperty("bad-signature")
        BAD_SIGNATURE
    }

    public Fault {
        if (times < 1) {
            throw new IllegalArgumentException("a fault happens at least once");
        }
    }

    /// The next few times, whatever is asked.
    public static Fault next(int times, Kind kind) {
        return new Fault(kind, times, null);
    }

    /// The same, but only there.
    public Fault on(String where) {
        return new Fault(kind, times, where);
    }
}
