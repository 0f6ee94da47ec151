package retorno.actions.twilio;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One leg of a call, as Twilio's REST API tells of it.
///
/// @param sid `CA…`
/// @param answeredBy human, machine_start, fax and so on, in Twilio's words; null where it did not
///   listen, or does not know yet
/// @param parentCallSid the leg that dialled this one
/// @param dateCreated null while the call is queued
/// @param startTime when it was dialled; null while it is queued
/// @param endTime null while it lasts
/// @param durationSeconds null while it lasts, and where nobody answered
/// @see <a href="https://www.twilio.com/docs/voice/api/call-resource#call-properties">Twilio's
///   page</a>
public record CallResource(
        String sid,
        CallStatus status,
        @Nullable String answeredBy,
        @Nullable String parentCallSid,
        @Nullable String from,
        @Nullable String to,
        @Nullable Instant dateCreated,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        @Nullable Long durationSeconds) {

    /// Shows no number whole: answers end up in logs.
    @Override
    public String toString() {
        return "CallResource[sid=%s, status=%s, answeredBy=%s, from=%s, to=%s]"
                .formatted(sid, status, answeredBy, Numbers.masked(from), Numbers.masked(to));
    }
}
