package retorno.fake.twiml;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// The elements that the fake knows, by their exact names, and their attributes. What is not here
/// is an error of the document's: better in a test than on the telephone.
///
/// @see <a href="https://www.twilio.com/docs/voice/twiml">voice</a>
/// @see <a href="https://www.twilio.com/docs/messaging/twiml">messaging</a>
public enum Verb {
    SAY("Say", "voice language loop", ""),
    PAUSE("Pause", "length", ""),
    GATHER(
            "Gather",
            "input action method timeout speechTimeout numDigits finishOnKey language hints"
                    + " actionOnEmptyResult partialResultCallback partialResultCallbackMethod"
                    + " profanityFilter speechModel enhanced bargeIn maxSpeechTime dtmfDetection debug",
            "Say Pause"),
    DIAL(
            "Dial",
            "action method timeout callerId hangupOnStar timeLimit record trim answerOnBridge"
                    + " ringTone sequential recordingStatusCallback recordingStatusCallbackMethod"
                    + " recordingStatusCallbackEvent recordingTrack",
            "Number Conference"),
    NUMBER(
            "Number",
            "sendDigits url method statusCallback statusCallbackEvent statusCallbackMethod byoc"
                    + " machineDetection machineDetectionTimeout machineDetectionSpeechThreshold"
                    + " machineDetectionSpeechEndThreshold machineDetectionSilenceTimeout"
                    + " amdStatusCallback amdStatusCallbackMethod",
            ""),
    CONFERENCE(
            "Conference",
            "muted beep startConferenceOnEnter endConferenceOnExit participantLabel"
                    + " jitterBufferSize waitUrl waitMethod maxParticipants record region trim coach"
                    + " statusCallback statusCallbackEvent statusCallbackMethod recordingStatusCallback"
                    + " recordingStatusCallbackMethod recordingStatusCallbackEvent eventCallbackUrl",
            ""),
    RECORD(
            "Record",
            "action method timeout finishOnKey maxLength playBeep trim recordingStatusCallback"
                    + " recordingStatusCallbackMethod recordingStatusCallbackEvent transcribe"
                    + " transcribeCallback",
            ""),
    REDIRECT("Redirect", "method", ""),
    HANGUP("Hangup", "", ""),
    REJECT("Reject", "reason", ""),
    MESSAGE("Message", "to from action method statusCallback", "Body Media"),
    BODY("Body", "", ""),
    MEDIA("Media", "", "");

    private static final Set<Verb> NOUNS = Set.of(NUMBER, CONFERENCE, BODY, MEDIA);

    private final String element;
    private final Set<String> attributes;
    private final Set<String> children;

    Verb(String element, String attributes, String children) {
        this.element = element;
        this.attributes = Set.of(attributes.split(" "));
        this.children = Set.of(children.split(" "));
    }

    /// The one of that name, which is case-sensitive.
    static Optional<Verb> of(String element) {
        return Arrays.stream(values()).filter(v -> v.element.equals(element)).findFirst();
    }

    /// The element's name.
    public String element() {
        return element;
    }

    boolean standsAlone() {
        return !NOUNS.contains(this);
    }

    boolean knows(String attribute) {
        return attributes.contains(attribute);
    }

    boolean holds(Verb child) {
        return children.contains(child.element);
    }
}
