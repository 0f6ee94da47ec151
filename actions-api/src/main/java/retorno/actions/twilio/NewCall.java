package retorno.actions.twilio;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A call to make.
///
/// @param to E.164
/// @param from E.164, a number of ours or one that Twilio has verified
/// @param instructions what happens once somebody answers
/// @param amdCallback where Twilio posts who answered, while the call goes on; null: it does not
///   listen for answering machines
/// @param ringFor how long it rings, at most 600 s; Twilio adds up to 5 s
/// @param longest how long the call may last; null: Twilio's limit, 4 h
/// @see <a href="https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource">
///   Twilio's page</a>
public record NewCall(
        String to,
        String from,
        Instructions instructions,
        @Nullable StatusCallback status,
        @Nullable String amdCallback,
        Duration ringFor,
        @Nullable Duration longest) {

    /// TwiML, or where it is.
    public sealed interface Instructions {}

    /// Twilio posts to a URL and does what it answers.
    public record At(String url) implements Instructions {}

    /// A document of at most 4,000 characters.
    public record Document(String twiml) implements Instructions {}

    /// Shows no number whole: what is asked for ends up in logs.
    @Override
    public String toString() {
        return "NewCall[to=%s, from=%s]".formatted(Numbers.masked(to), Numbers.masked(from));
    }
}
