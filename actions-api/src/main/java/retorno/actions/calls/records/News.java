package retorno.actions.calls.records;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import retorno.actions.calls.truth.Fact;
import retorno.actions.calls.truth.Side;

/// One thing heard of a call, from whichever direction.
///
/// @param key its identity: what has a known key is dropped
/// @param callId the call of ours that it names; null: that of the leg
/// @param callSid the leg that it speaks of
/// @param side whose leg that is, where it says so; null: as far as the leg is known
/// @param event in a word
/// @param status the provider's own word
/// @param at the provider's time
/// @param data all of it, as JSON
/// @param detail what the leg's row holds beside
/// @param facts what it says, once it is known whose leg it speaks of; null for none of the two
public record News(
        String key,
        Source source,
        @Nullable String callId,
        @Nullable String callSid,
        @Nullable Side side,
        String event,
        @Nullable String status,
        @Nullable Long sequence,
        @Nullable Instant at,
        Instant receivedAt,
        @Nullable String data,
        Detail detail,
        Function<@Nullable Side, List<Fact>> facts) {

    /// Who says so.
    public enum Source {
        /// Twilio, by itself, through the pipeline.
        CALLBACK,
        /// Twilio, when we asked.
        ANSWER,
        /// Twilio, fetching instructions.
        DOCUMENT,
        /// We, of what we did.
        COMMAND,
        /// Somebody, in bytes that nobody can read.
        UNREADABLE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param parentCallSid the leg that dialled this one
    /// @param durationSeconds how long it lasted
    public record Detail(@Nullable String parentCallSid, @Nullable Long durationSeconds) {
        public static final Detail NONE = new Detail(null, null);
    }
}
