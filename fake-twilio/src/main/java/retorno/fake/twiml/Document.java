package retorno.fake.twiml;

import java.util.List;

/// What a document says.
///
/// @param verbs in their order
/// @param objections what Twilio would not understand: it is left out of the verbs
public record Document(List<Element> verbs, List<Objection> objections) {

    /// Something that Twilio would not understand.
    ///
    /// @param code Twilio's: 12100 cannot be parsed, 12200 is not in the schema
    public record Objection(int code, String message) {}

    /// Whether it could be read at all.
    public boolean readable() {
        return objections.stream().noneMatch(objection -> objection.code() == 12100);
    }
}
