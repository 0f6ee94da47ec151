package retorno.fake.voice;

import java.util.Set;
import retorno.fake.call.Detection;
import retorno.fake.outgoing.Hook;
import retorno.fake.twiml.Element;

/// The callbacks that elements ask for, by Twilio's attribute names.
final class Hooks {
    private Hooks() {}

    /// @param usual which events where none are named
    static Hook status(Element noun, Set<String> usual) {
        return new Hook(
                noun.get("statusCallback"),
                noun.get("statusCallbackMethod", "POST"),
                noun.words("statusCallbackEvent", usual));
    }

    static Hook recording(Element verb) {
        return new Hook(
                verb.get("recordingStatusCallback"),
                verb.get("recordingStatusCallbackMethod", "POST"),
                verb.words("recordingStatusCallbackEvent", Set.of("completed")));
    }

    static Detection detection(Element number) {
        if (number.get("machineDetection") == null) {
            return Detection.NONE;
        }
        return Detection.beside(
                new Hook(
                        number.get("amdStatusCallback"),
                        number.get("amdStatusCallbackMethod", "POST"),
                        Set.of()));
    }
}
