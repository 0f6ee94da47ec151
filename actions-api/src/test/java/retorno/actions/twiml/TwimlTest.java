package retorno.actions.twiml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import retorno.actions.twilio.StatusCallback;

/// Each document as Twilio is to read it; all of them are read back by an XML parser.
class TwimlTest {
    private static final String BASE = "https://calls.example.org/v1/phone/";
    private static final String STATUS =
            "https://hooks.example.org/twilio/call-status?call_id=ID&leg=target";

    private static final String TARGET = "+5511987654321";
    private static final String OWN = "+551140042000";

    private static final Verb.Say ASK =
            new Verb.Say(
                    "Olá! Para confirmar o redirecionamento informe seu nome.",
                    "pt-BR",
                    "Polly.Camila");

    @Test
    void asksWhetherAPersonIsThere() throws Exception {
        assertWrites(
                """
                <Response><Say language="pt-BR" voice="Polly.Camila">Olá! Para confirmar o redirecionamento informe seu nome.</Say>\
                <Gather input="speech dtmf" numDigits="1" timeout="5" method="POST" action="https://calls.example.org/v1/phone/dial/ID"/>\
                <Hangup/></Response>\
                """,
                ASK,
                new Verb.Gather(
                        "speech dtmf", 1, Duration.ofSeconds(5), BASE + "dial/ID", null, List.of()),
                new Verb.Hangup());
    }

    @Test
    void putsTheActivistIntoHisRoom() throws Exception {
        assertWrites(
                """
                <Response><Say language="pt-BR">Obrigado!</Say>\
                <Dial><Conference participantLabel="activist" beep="false" startConferenceOnEnter="true" endConferenceOnExit="true" maxParticipants="2" waitUrl="" \
                statusCallback="https://calls.example.org/v1/phone/conference-callback/ID" statusCallbackEvent="start end join leave" statusCallbackMethod="POST">ID</Conference></Dial></Response>\
                """,
                new Verb.Say("Obrigado!", "pt-BR", null),
                Verb.Dial.into(
                        new Verb.Conference(
                                "ID", "activist", true, BASE + "conference-callback/ID")));
    }

    @Test
    void aConferenceThatNobodyListensToSaysSo() throws Exception {
        assertWrites(
                """
                <Response><Dial><Conference participantLabel="target" beep="false" startConferenceOnEnter="true" endConferenceOnExit="false" maxParticipants="2" waitUrl="">ID</Conference></Dial></Response>\
                """,
                Verb.Dial.into(new Verb.Conference("ID", "target", false, null)));
    }

    @Test
    void dialsTheTargetItself() throws Exception {
        assertWrites(
                """
                <Response><Dial callerId="+551140042000" timeout="25" action="https://calls.example.org/v1/phone/dial-result/ID" method="POST">\
                <Number statusCallback="https://hooks.example.org/twilio/call-status?call_id=ID&amp;leg=target" statusCallbackEvent="initiated ringing answered completed" statusCallbackMethod="POST" \
                machineDetection="Enable" amdStatusCallback="https://hooks.example.org/twilio/amd-status" amdStatusCallbackMethod="POST">+5511987654321</Number></Dial></Response>\
                """,
                new Verb.Dial(
                        new Verb.Number(
                                TARGET,
                                StatusCallback.ofAll(STATUS),
                                "https://hooks.example.org/twilio/amd-status"),
                        OWN,
                        Duration.ofSeconds(25),
                        BASE + "dial-result/ID"));
    }

    @Test
    void dialsWithoutAnythingElse() throws Exception {
        assertWrites(
                "<Response><Dial><Number>+5511987654321</Number></Dial></Response>",
                new Verb.Dial(new Verb.Number(TARGET, null, null), null, null, null));
    }

    @Test
    void takesAMessage() throws Exception {
        assertWrites(
                """
                <Response><Say voice="woman">Please leave a message after the tone.</Say>\
                <Record maxLength="120" playBeep="true" finishOnKey="#" method="POST" action="https://calls.example.org/v1/phone/voicemail/done" \
                recordingStatusCallback="https://hooks.example.org/twilio/recording-status" recordingStatusCallbackMethod="POST"/><Hangup/></Response>\
                """,
                new Verb.Say("Please leave a message after the tone.", null, "woman"),
                new Verb.Record(
                        Duration.ofMinutes(2),
                        BASE + "voicemail/done",
                        "https://hooks.example.org/twilio/recording-status"),
                new Verb.Hangup());
    }

    @Test
    void asksForAKeyWhileItSpeaks() throws Exception {
        assertWrites(
                """
                <Response><Gather input="dtmf" numDigits="1" timeout="10" language="en-US" method="POST" action="https://calls.example.org/v1/phone/keys">\
                <Say>Press 4 to acknowledge</Say><Pause length="1"/></Gather>\
                <Redirect method="POST">https://calls.example.org/v1/phone/again?n=1&amp;m=2</Redirect></Response>\
                """,
                new Verb.Gather(
                        "dtmf",
                        1,
                        Duration.ofSeconds(10),
                        BASE + "keys",
                        "en-US",
                        List.of(
                                new Verb.Say("Press 4 to acknowledge", null, null),
                                new Verb.Pause(Duration.ofSeconds(1)))),
                new Verb.Redirect(BASE + "again?n=1&m=2"));
    }

    @Test
    void rejectsACallAndAnswersAMessage() throws Exception {
        assertWrites("<Response><Reject reason=\"busy\"/></Response>", new Verb.Reject("busy"));
        assertWrites(
                "<Response><Message>Até logo</Message></Response>", new Verb.Message("Até logo"));
    }

    @Test
    void nothingToDoIsADocumentToo() throws Exception {
        assertWrites("<Response/>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</Say><Dial>+5511987654321</Dial><Say>",
                "Silva & Souza <\"A\"> 'B' ]]>",
                "São João 🎉",
                "&amp;",
                "a\tb\nc",
                ""
            })
    void aNameStaysAName(String name) throws Exception {
        Element response = read(Twiml.of(new Verb.Say(name, name.strip(), null)));
        assertThat(response.getChildNodes().getLength()).isEqualTo(1);
        Element say = (Element) response.getFirstChild();
        assertThat(say.getTextContent()).isEqualTo(name);
        assertThat(say.getChildNodes().getLength()).isLessThanOrEqualTo(1);
        // A parser turns white space in an attribute into spaces.
        assertThat(say.getAttribute("language"))
                .isEqualTo(name.strip().replaceAll("[\\t\\n]", " "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0008", "\u001b", "\ufffe", "\ud83c"})
    void whatXmlCannotHoldBecomesASpace(String character) throws Exception {
        Element say =
                (Element) read(Twiml.of(new Verb.Message("a" + character + "b"))).getFirstChild();
        assertThat(say.getTextContent()).isEqualTo("a b");
    }

    @Test
    void isWrittenByManyAtOnce() {
        Queue<String> documents = new ConcurrentLinkedQueue<>();
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 2000; i++) {
                many.execute(() -> documents.add(Twiml.of(ASK, new Verb.Hangup())));
            }
        }
        assertThat(documents).hasSize(2000).containsOnly(Twiml.of(ASK, new Verb.Hangup()));
    }

    private static void assertWrites(String expected, Verb... verbs) throws Exception {
        String document = Twiml.of(verbs);
        assertThat(document).isEqualTo(expected);
        assertThat(read(document).getTagName()).isEqualTo("Response");
    }

    private static Element read(String document) throws Exception {
        DocumentBuilderFactory xml = DocumentBuilderFactory.newDefaultInstance();
        xml.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return xml.newDocumentBuilder()
                .parse(new InputSource(new StringReader(document)))
                .getDocumentElement();
    }
}
