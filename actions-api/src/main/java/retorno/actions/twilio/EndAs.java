package retorno.actions.twilio;

import java.util.Locale;

/// The two ways in which a call is ended from outside.
///
/// @see <a href="https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource">
///   Twilio's page</a>
public enum EndAs {
    /// A call that is still queued or ringing; one that was answered goes on.
    CANCELED,
    /// Also a call that was answered.
    COMPLETED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
