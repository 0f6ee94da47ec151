package retorno.fake.twiml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.fake.twiml.Document.Objection;

/// What a document says, and what Twilio would not understand of it.
class TwimlReaderTest {

    private static Element only(String verb) {
        Document document = TwimlReader.read("<Response>" + verb + "</Response>");
        assertThat(document.objections()).isEmpty();
        return document.verbs().getFirst();
    }

    @Test
    void verbsKeepTheirOrder() {
        Document document =
                TwimlReader.read("<Response><Say>a</Say><Pause/><Say>b</Say><Hangup/></Response>");
        assertThat(document.verbs())
                .extracting(Element::verb)
                .containsExactly(Verb.SAY, Verb.PAUSE, Verb.SAY, Verb.HANGUP);
    }

    @Test
    void textIsUnescapedAndStripped() {
        assertThat(only("<Say>\n  Olá &amp; &lt;tchau&gt; <![CDATA[a < b]]>\n</Say>").text())
                .isEqualTo("Olá & <tchau> a < b");
    }

    @Test
    void attributesAreReadAsTheyAreMeant() {
        Element gather = only("<Gather numDigits=\"2\" timeout=\"auto\" finishOnKey=\"\"/>");
        assertThat(gather.number("numDigits", 9)).isEqualTo(2);
        assertThat(gather.seconds("timeout", 5).toSeconds()).isEqualTo(5);
        assertThat(gather.get("finishOnKey")).isNull();
        assertThat(gather.attributes()).containsEntry("finishOnKey", "");
        assertThat(gather.flag("actionOnEmptyResult", true)).isTrue();
    }

    @Test
    void nounsStandInTheirVerb() {
        Element dial =
                only(
                        "<Dial><Number statusCallbackEvent=\"ringing answered\">+5511</Number></Dial>");
        Element number = dial.all(Verb.NUMBER).getFirst();
        assertThat(number.text()).isEqualTo("+5511");
        assertThat(number.words("statusCallbackEvent", java.util.Set.of()))
                .containsExactlyInAnyOrder("ringing", "answered");
        assertThat(dial.all(Verb.CONFERENCE)).isEmpty();
    }

    @Test
    void aDeclarationAndCommentsSayNothing() {
        Document document =
                TwimlReader.read(
                        "\n<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- so -->"
                                + "<Response><!-- and so --><Hangup/></Response>\n");
        assertThat(document.verbs()).hasSize(1);
        assertThat(document.objections()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no XML",
                "<Response>",
                "<Response></Answer>",
                "<Response/><Response/>",
                "<Response><Say>a & b</Say></Response>",
                "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Response><Say>&e;</Say></Response>"
            })
    void whatIsNoXmlCannotBeRead(String text) {
        Document document = TwimlReader.read(text);
        assertThat(document.readable()).isFalse();
        assertThat(document.verbs()).isEmpty();
        assertThat(document.objections()).extracting(Objection::code).containsExactly(12100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Play>x</Play>",
                "<Say><Pause/></Say>",
                "<Gather><Dial/></Gather>",
                "<Conference>x</Conference>",
                "<Say Voice=\"x\">y</Say>",
                "<Dial method=\"PUT\"/>",
                "<Gather input=\"voice\"/>",
                "<Dial><Conference beep=\"loud\">x</Conference></Dial>",
                "<Dial><Conference maxParticipants=\"two\">x</Conference></Dial>",
                "<Dial><Conference startConferenceOnEnter=\"yes\">x</Conference></Dial>",
                "<Dial><Number statusCallbackEvent=\"ringing,answered\">x</Number></Dial>",
                "<Dial><Number machineDetection=\"true\">x</Number></Dial>",
                "<Reject reason=\"tired\"/>"
            })
    void whatIsNotInTheSchemaIsLeftOut(String verb) {
        Document document = TwimlReader.read("<Response>" + verb + "<Hangup/></Response>");
        assertThat(document.readable()).isTrue();
        assertThat(document.objections()).extracting(Objection::code).containsExactly(12200);
        assertThat(document.verbs()).last().extracting(Element::verb).isEqualTo(Verb.HANGUP);
    }
}
