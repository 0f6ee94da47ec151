package retorno.fake.twiml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import retorno.fake.twiml.Document.Objection;

/// Reads a document, and notes everything in it that Twilio would not understand.
///
/// @see <a href="https://www.twilio.com/docs/api/errors/12100">12100</a>
/// @see <a href="https://www.twilio.com/docs/api/errors/12200">12200</a>
public final class TwimlReader {
    private static final int NO_XML = 12100;
    private static final int NOT_IN_SCHEMA = 12200;

    private static final Pattern METHOD = Pattern.compile("GET|POST");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern FLAG = Pattern.compile("true|false");

    /// What attributes may say, where that is not anything at all.
    private static final Map<String, Pattern> VALUES =
            Map.ofEntries(
                    Map.entry("method", METHOD),
                    Map.entry("statusCallbackMethod", METHOD),
                    Map.entry("amdStatusCallbackMethod", METHOD),
                    Map.entry("recordingStatusCallbackMethod", METHOD),
                    Map.entry("waitMethod", METHOD),
                    Map.entry("length", NUMBER),
                    Map.entry("maxLength", NUMBER),
                    Map.entry("maxParticipants", NUMBER),
                    Map.entry("numDigits", NUMBER),
                    Map.entry("timeLimit", NUMBER),
                    Map.entry("loop", NUMBER),
                    Map.entry("timeout", Pattern.compile("\\d+|auto")),
                    Map.entry("speechTimeout", Pattern.compile("\\d+|auto")),
                    Map.entry("startConferenceOnEnter", FLAG),
                    Map.entry("endConferenceOnExit", FLAG),
                    Map.entry("muted", FLAG),
                    Map.entry("playBeep", FLAG),
                    Map.entry("actionOnEmptyResult", FLAG),
                    Map.entry("answerOnBridge", FLAG),
                    Map.entry("beep", Pattern.compile("true|false|onEnter|onExit")),
                    Map.entry("input", Pattern.compile("dtmf|speech|dtmf speech|speech dtmf")),
                    Map.entry("machineDetection", Pattern.compile("Enable|DetectMessageEnd")),
                    Map.entry("reason", Pattern.compile("rejected|busy")),
                    Map.entry(
                            "statusCallbackEvent",
                            Pattern.compile(
                                    "((^| )(initiated|ringing|answered|completed|start|end|join"
                                            + "|leave|mute|hold|modify|speaker|announcement))+")));

    private final List<Objection> objections = new ArrayList<>();

    private TwimlReader() {}

    /// Reads; never throws.
    public static Document read(String text) {
        TwimlReader reader = new TwimlReader();
        try {
            return new Document(reader.response(text), reader.objections);
        } catch (XMLStreamException noXml) {
            Objection why = new Objection(NO_XML, "Document parse failure: " + noXml.getMessage());
            return new Document(List.of(), List.of(why));
        }
    }

    private List<Element> response(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text.strip()));
        xml.nextTag();
        if (!xml.getLocalName().equals("Response")) {
            object("the root is <" + xml.getLocalName() + ">, not <Response>");
        }
        List<Element> verbs = children(xml, null, new StringBuilder());
        while (xml.hasNext()) {
            xml.next(); // what follows the root must be well-formed too
        }
        return verbs;
    }

    private List<Element> children(
            XMLStreamReader xml, @Nullable Verb parent, StringBuilder characters)
            throws XMLStreamException {
        List<Element> children = new ArrayList<>();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                element(xml, parent).ifPresent(children::add);
            } else if (event == XMLStreamConstants.CHARACTERS) {
                characters.append(xml.getText());
            }
        }
        return children;
    }

    private Optional<Element> element(XMLStreamReader xml, @Nullable Verb parent)
            throws XMLStreamException {
        String name = xml.getLocalName();
        Optional<Verb> verb = Verb.of(name);
        boolean fits =
                verb.isPresent()
                        && (parent == null ? verb.get().standsAlone() : parent.holds(verb.get()));
        if (!fits) {
            object("<" + name + "> in <" + (parent == null ? "Response" : parent.element()) + ">");
        }
        Map<String, String> attributes = verb.map(v -> attributes(xml, v)).orElse(Map.of());
        StringBuilder text = new StringBuilder();
        List<Element> children = children(xml, verb.orElse(parent), text);
        return fits
                ? Optional.of(
                        new Element(verb.get(), attributes, text.toString().strip(), children))
                : Optional.empty();
    }

    private Map<String, String> attributes(XMLStreamReader xml, Verb verb) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String name = xml.getAttributeLocalName(i);
            String value = xml.getAttributeValue(i);
            if (!verb.knows(name)) {
                object("attribute " + name + " of <" + verb.element() + ">");
            } else if (allows(name, value)) {
                attributes.put(name, value);
            } else {
                object(name + "=\"" + value + "\" of <" + verb.element() + ">");
            }
        }
        return attributes;
    }

    private static boolean allows(String attribute, String value) {
        Pattern allowed = VALUES.get(attribute);
        return allowed == null || value.isEmpty() || allowed.matcher(value).matches();
    }

    private void object(String what) {
        objections.add(new Objection(NOT_IN_SCHEMA, "not understood: " + what));
    }
}
