package retorno.actions.twiml;

import java.io.StringWriter;
import java.time.Duration;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import retorno.actions.twilio.StatusCallback;

/// Writes TwiML: what Twilio is told to do, as a document to be sent as `application/xml` in UTF-8,
/// or as the `Twiml` of a call.
///
/// @see <a href="https://www.twilio.com/docs/voice/twiml">Twilio's pages</a>
public final class Twiml {
    private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

    /// XML has no way to write these, not even escaped.
    private static final String UNWRITABLE =
            "[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

    private final XMLStreamWriter out;

    private Twiml(XMLStreamWriter out) {
        this.out = out;
    }

    /// A document of some steps; without any it asks for nothing. Characters that XML cannot hold
    /// become spaces.
    public static String of(Verb... verbs) {
        StringWriter document = new StringWriter();
        try {
            Twiml twiml = new Twiml(XML.createXMLStreamWriter(document));
            twiml.response(verbs);
            twiml.out.writeEndDocument();
            twiml.out.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("memory takes every document", impossible);
        }
        return document.toString();
    }

    private void response(Verb... verbs) throws XMLStreamException {
        if (verbs.length == 0) {
            empty("Response");
            return;
        }
        start("Response");
        for (Verb verb : verbs) {
            write(verb);
        }
        end();
    }

    private void write(Verb verb) throws XMLStreamException {
        switch (verb) {
            case Verb.Say say ->
                    start("Say")
                            .with("language", say.language())
                            .with("voice", say.voice())
                            .text(say.text());
            case Verb.Pause pause -> empty("Pause").with("length", seconds(pause.length()));
            case Verb.Gather gather -> write(gather);
            case Verb.Dial dial -> write(dial);
            case Verb.Record record -> write(record);
            case Verb.Redirect redirect ->
                    start("Redirect").with("method", "POST").text(redirect.url());
            case Verb.Hangup() -> empty("Hangup");
            case Verb.Reject reject -> empty("Reject").with("reason", reject.reason());
            case Verb.Message message -> start("Message").text(message.text());
        }
    }

    private void write(Verb.Gather gather) throws XMLStreamException {
        boolean silent = gather.prompts().isEmpty();
        Integer keys = gather.numDigits();
        (silent ? empty("Gather") : start("Gather"))
                .with("input", gather.input())
                .with("numDigits", keys == null ? null : keys.toString())
                .with("timeout", seconds(gather.timeout()))
                .with("language", gather.language())
                .with("method", "POST")
                .with("action", gather.action());
        for (Verb prompt : gather.prompts()) {
            write(prompt);
        }
        if (!silent) {
            end();
        }
    }

    private void write(Verb.Dial dial) throws XMLStreamException {
        start("Dial")
                .with("callerId", dial.callerId())
                .with("timeout", seconds(dial.timeout()))
                .with("action", dial.action())
                .with("method", dial.action() == null ? null : "POST");
        switch (dial.noun()) {
            case Verb.Number number -> write(number);
            case Verb.Conference conference -> write(conference);
        }
        end();
    }

    private void write(Verb.Number number) throws XMLStreamException {
        String listener = number.amdStatusCallback();
        start("Number")
                .with(number.status())
                .with("machineDetection", listener == null ? null : "Enable")
                .with("amdStatusCallback", listener)
                .with("amdStatusCallbackMethod", listener == null ? null : "POST")
                .text(number.number());
    }

    private void write(Verb.Conference conference) throws XMLStreamException {
        String listener = conference.statusCallback();
        start("Conference")
                .with("participantLabel", conference.participantLabel())
                .with("beep", "false")
                .with("startConferenceOnEnter", "true")
                .with("endConferenceOnExit", Boolean.toString(conference.endConferenceOnExit()))
                .with("maxParticipants", "2")
                .with("waitUrl", "")
                .with("statusCallback", listener)
                .with("statusCallbackEvent", listener == null ? null : "start end join leave")
                .with("statusCallbackMethod", listener == null ? null : "POST")
                .text(conference.room());
    }

    private void write(Verb.Record record) throws XMLStreamException {
        String listener = record.recordingStatusCallback();
        empty("Record")
                .with("maxLength", seconds(record.maxLength()))
                .with("playBeep", "true")
                .with("finishOnKey", "#")
                .with("method", "POST")
                .with("action", record.action())
                .with("recordingStatusCallback", listener)
                .with("recordingStatusCallbackMethod", listener == null ? null : "POST");
    }

    private Twiml start(String element) throws XMLStreamException {
        out.writeStartElement(element);
        return this;
    }

    private Twiml empty(String element) throws XMLStreamException {
        out.writeEmptyElement(element);
        return this;
    }

    private Twiml with(String attribute, @Nullable String value) throws XMLStreamException {
        if (value != null) {
            out.writeAttribute(attribute, writable(value));
        }
        return this;
    }

    private Twiml with(@Nullable StatusCallback status) throws XMLStreamException {
        return status == null
                ? this
                : with("statusCallback", status.url())
                        .with("statusCallbackEvent", String.join(" ", status.events()))
                        .with("statusCallbackMethod", "POST");
    }

    private void text(String text) throws XMLStreamException {
        out.writeCharacters(writable(text));
        end();
    }

    private void end() throws XMLStreamException {
        out.writeEndElement();
    }

    private static String writable(String text) {
        return text.replaceAll(UNWRITABLE, " ");
    }

    private static @Nullable String seconds(@Nullable Duration time) {
        return time == null ? null : Long.toString(time.toSeconds());
    }
}
