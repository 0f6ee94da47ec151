package retorno.provider.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.event.Correlation;
import retorno.wire.Json;
import tools.jackson.databind.node.ObjectNode;

class CallbackDataTest {

    @Test
    void jsonTextIsKeptAsWritten() {
        Correlation read = text("{ \"qj_contact_id\" : 3,  \"b\": \"\\u00ea\" }");
        assertThat(read.data()).isEqualTo("{ \"qj_contact_id\" : 3,  \"b\": \"\\u00ea\" }");
        assertThat(read.contactId()).isEqualTo(3L);
    }

    @Test
    void pythonDictBecomesJson() {
        Correlation read =
                text(
                        "{'qj_contact_id': '42', \"b\": None, 'c': 'it\\'s \\xe9', 'd': [True, (1,)],}");
        assertThat(read.data())
                .isEqualTo(
                        "{\"qj_contact_id\":\"42\",\"b\":null,\"c\":\"it's é\",\"d\":[true,[1]]}");
        assertThat(read.contactId()).isEqualTo(42L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": 'mixed', \"qj_contact_id\": 7}",
                "{'a': \"it's\", 'qj_contact_id': 7}",
                "{u'a': u'x', u'qj_contact_id': u'7'}",
                "  {'qj_contact_id': 7}  ",
                "{'qj_contact_id': 7L}",
                "{'qj_contact_id': b'7', 'x': nan}",
                "{\"qj_contact_id\": 7, \"x\": None}",
                "{'qj_contact_id': 7, 'x': null, 'y': true}",
            })
    void pythonDictsOfEveryMakeHaveTheirContact(String data) {
        assertThat(text(data).contactId()).isEqualTo(7L);
        assertThat(Json.tree(text(data).data()).isObject()).isTrue();
    }

    @Test
    void objectOnTheWireBecomesCompactJson() {
        Correlation read =
                json("{ \"qj_contact_id\" : 3 , \"qj_approach_flow_campaign\" : \"c\" }");
        assertThat(read)
                .isEqualTo(
                        new Correlation(
                                "{\"qj_contact_id\":3,\"qj_approach_flow_campaign\":\"c\"}",
                                3L,
                                "c"));
    }

    @Test
    void arrayGivesTheContactOfItsFirstObjectThatHasOne() {
        String array =
                "[1, \"x\", {\"a\": 1}, {\"qj_contact_id\": \"x\"}, {\"qj_contact_id\": 5}, {\"qj_contact_id\": 6}]";
        assertThat(json(array).contactId()).isEqualTo(5L);
        assertThat(json(array).data()).isEqualTo(Json.text(Json.tree(array)));
        assertThat(text(array).contactId()).isEqualTo(5L);
        assertThat(text(array).data()).isEqualTo(array);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "just words",
                "310372388",
                "true",
                "null",
                "\"quoted\"",
                "'quoted'",
                "{",
                "{}}",
                "{'a': }",
                "{'a': open('x')}",
                "{'qj_contact_id': 3} and more",
                "[]",
                "['a', 'b']",
                "<a/>",
                "\u0000",
                "{\u0000}",
                "{}\u0000",
                "\ud800",
            })
    void wordsStayAsTheyAre(String data) {
        assertThat(text(data)).isEqualTo(new Correlation(data, null, null));
    }

    @Test
    void absentAndNullAreNone() {
        assertThat(CallbackData.of(Fields.of(Json.object()))).isEqualTo(Correlation.NONE);
        assertThat(json("null")).isEqualTo(Correlation.NONE);
    }

    @Test
    void scalarOnTheWireIsItsText() {
        assertThat(json("310372388").data()).isEqualTo("310372388");
        assertThat(json("true").data()).isEqualTo("true");
    }

    @Test
    void jsonMadeTwiceIsUnwrappedForItsFields() {
        String twice = Json.text(Json.object().stringNode("{\"qj_contact_id\": 8}"));
        assertThat(text(twice).contactId()).isEqualTo(8L);
        assertThat(text(twice).data()).isEqualTo(twice);
        assertThat(text("'{\"qj_contact_id\": 8}'").contactId()).isEqualTo(8L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3                      | 3",
                "'\"3\"'                | 3",
                "'\" 42 \"'             | 42",
                "'\"+42\"'              | 42",
                "'\"-42\"'              | -42",
                "3.0                    | 3",
                "1e3                    | 1000",
                "9223372036854775807    | 9223372036854775807",
                "-9223372036854775808   | -9223372036854775808",
                "9223372036854775808    | ",
                "'\"9223372036854775808\"' | ",
                "3.5                    | ",
                "'\"3.0\"'              | ",
                "'\"abc\"'              | ",
                "'\"\"'                 | ",
                "'\"+\"'                | ",
                "'\"0x10\"'             | ",
                "'\"٣\"'                | ",
                "true                   | ",
                "null                   | ",
                "[3]                    | ",
                "{}                     | ",
                "1e999999999            | ",
                "1e99999999999          | ",
                "-1e-999999999          | ",
            })
    void contactIsAWholeNumberThatFits(String value, Long contact) {
        Correlation read = text("{\"qj_contact_id\": " + value + "}");
        assertThat(read.contactId()).isEqualTo(contact);
        assertThat(read.data()).isEqualTo("{\"qj_contact_id\": " + value + "}");
    }

    @Test
    void campaignIsTheFlowsElseTheProviders() {
        assertThat(campaign("{\"qj_approach_flow_campaign\": \"own\"}")).isEqualTo("own");
        assertThat(campaign("{\"qj_approach_flow_campaign\": 12}")).isEqualTo("12");
        assertThat(campaign("{\"qj_approach_flow_campaign\": \"\"}")).isEqualTo("reference");
        assertThat(campaign("{\"qj_approach_flow_campaign\": []}")).isEqualTo("reference");
        assertThat(campaign("words")).isEqualTo("reference");
        assertThat(campaign("{\"qj_approach_flow_campaign\": \"" + "c".repeat(500) + "\"}"))
                .hasSize(500);
        assertThat(campaign("{\"qj_approach_flow_campaign\": \"" + "c".repeat(501) + "\"}"))
                .isEqualTo("reference");
    }

    @Test
    void aMegabyteIsReadOnce() {
        String words = "{'qj_contact_id': 1, 'x': '" + "\\'".repeat(500_000) + "'}";
        assertThat(text(words).contactId()).isEqualTo(1L);
        assertThat(text("{".repeat(1_000_000)).contactId()).isNull();
        assertThat(text("{'a':".repeat(200_000)).contactId()).isNull();
        assertThat(text("'a' ".repeat(250_000)).contactId()).isNull();
        assertThat(text("{'a': b'' " + "b'x'".repeat(250_000)).contactId()).isNull();
    }

    private static String campaign(String data) {
        ObjectNode item = Json.object().put("callbackData", data);
        return CallbackData.of(Fields.of(item.put("campaignReferenceId", "reference"))).campaign();
    }

    private static Correlation text(String data) {
        return CallbackData.of(Fields.of(Json.object().put("callbackData", data)));
    }

    private static Correlation json(String data) {
        return CallbackData.of(Fields.of(Json.object().set("callbackData", Json.tree(data))));
    }
}
