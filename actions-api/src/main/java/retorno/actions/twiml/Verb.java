package retorno.actions.twiml;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import retorno.actions.twilio.StatusCallback;

/// What Twilio is told to do, one step after another. Each type is one element of TwiML, its
/// components are that element's attributes; what is null is left to Twilio's default. URLs are
/// absolute and are posted to: relative ones are known to go astray.
///
/// @see Twiml
/// @see <a href="https://www.twilio.com/docs/voice/twiml">Twilio's pages</a>
public sealed interface Verb {

    /// What may be heard while Twilio listens for an answer.
    sealed interface Prompt extends Verb {}

    /// Whom a `<Dial>` connects to.
    sealed interface Noun {}

    /// Reads a text out.
    ///
    /// @param language such as `pt-BR`
    /// @param voice such as `Polly.Camila`
    record Say(String text, @Nullable String language, @Nullable String voice) implements Prompt {}

    /// Waits in silence.
    record Pause(Duration length) implements Prompt {}

    /// Asks, and posts what was pressed (`Digits`) or said (`SpeechResult`) to a URL. Where there
    /// is no answer the next step follows.
    ///
    /// @param input `speech`, `dtmf` or `speech dtmf`
    /// @param numDigits after how many keys the answer is complete
    /// @param timeout how long to wait for the first key or word
    record Gather(
            String input,
            @Nullable Integer numDigits,
            Duration timeout,
            String action,
            @Nullable String language,
            List<Prompt> prompts)
            implements Verb {
        public Gather {
            prompts = List.copyOf(prompts);
        }
    }

    /// Connects the caller to somebody else.
    ///
    /// @param callerId what the other side sees: a number of ours or one that Twilio has verified
    /// @param timeout how long it rings
    /// @param action what to do next is asked there; null: the next step follows
    record Dial(
            Noun noun,
            @Nullable String callerId,
            @Nullable Duration timeout,
            @Nullable String action)
            implements Verb {

        /// Into a conference, with nothing to say of ringing.
        public static Dial into(Conference conference) {
            return new Dial(conference, null, null, null);
        }
    }

    /// A phone.
    ///
    /// @param number E.164
    /// @param amdStatusCallback where Twilio posts who answered; null: it does not listen for
    ///   answering machines
    record Number(
            String number, @Nullable StatusCallback status, @Nullable String amdStatusCallback)
            implements Noun {}

    /// A conference of two. Whoever waits alone hears nothing, and nobody hears a beep.
    ///
    /// @param room its name, which must hold no phone number
    /// @param participantLabel what its events call whoever is put into it
    /// @param endConferenceOnExit whether everybody leaves when he does
    /// @param statusCallback where Twilio posts its start and end, who joins and who leaves; the
    ///   one that the first participant brings counts
    /// @see <a href="https://www.twilio.com/docs/voice/twiml/conference">Twilio's page</a>
    record Conference(
            String room,
            String participantLabel,
            boolean endConferenceOnExit,
            @Nullable String statusCallback)
            implements Noun {}

    /// Takes a message, after a beep and until `#` or silence. What follows happens only where
    /// nothing was recorded.
    ///
    /// @param action what to do next is asked there
    /// @param recordingStatusCallback where Twilio posts that the recording can be had
    record Record(Duration maxLength, String action, @Nullable String recordingStatusCallback)
            implements Verb {}

    /// Goes on with the document of another URL.
    record Redirect(String url) implements Verb {}

    /// Ends the call.
    record Hangup() implements Verb {}

    /// Does not take an incoming call; only as the first step, which costs nothing.
    ///
    /// @param reason `rejected` or `busy`, which is what the caller hears
    record Reject(String reason) implements Verb {}

    /// Answers a message.
    record Message(String text) implements Verb {}
}
