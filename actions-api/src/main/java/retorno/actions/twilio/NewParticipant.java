package retorno.actions.twilio;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Somebody to call into a conference. He joins without a beep, and his coming starts it.
///
/// @param to E.164
/// @param from E.164, a number of ours or one that Twilio has verified
/// @param label what the conference's events call him
/// @param status where Twilio posts what becomes of his call
/// @param amdCallback where Twilio posts who answered; null: it does not listen for answering
///   machines
/// @param ringFor how long it rings, at most 600 s; Twilio adds up to 5 s
/// @param longest how long his call may last; null: Twilio's limit, 4 h
/// @param endsRoom whether everybody leaves when he does
/// @see <a href="https://www.twilio.com/docs/voice/api/conference-participant-resource">Twilio's
///   page</a>
public record NewParticipant(
        String to,
        String from,
        String label,
        @Nullable StatusCallback status,
        @Nullable String amdCallback,
        Duration ringFor,
        @Nullable Duration longest,
        boolean endsRoom) {

    /// Shows no number whole: what is asked for ends up in logs.
    @Override
    public String toString() {
        return "NewParticipant[to=%s, from=%s, label=%s]"
                .formatted(Numbers.masked(to), Numbers.masked(from), label);
    }
}
