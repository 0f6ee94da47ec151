package retorno.provider.infobip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import retorno.event.EventKey;
import retorno.provider.Parsed;
import retorno.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever is posted, the parser says something of every item of it, and throws at nobody.
class InfobipPropertiesTest {
    private static final List<String> NAMES =
            List.of(
                    "results",
                    "messageId",
                    "to",
                    "recipient",
                    "from",
                    "sender",
                    "bulkId",
                    "status",
                    "error",
                    "id",
                    "groupId",
                    "groupName",
                    "name",
                    "permanent",
                    "doneAt",
                    "sentAt",
                    "seenAt",
                    "receivedAt",
                    "sendDateTime",
                    "createdAt",
                    "notificationType",
                    "eventId",
                    "eventDetails",
                    "type",
                    "domain",
                    "callbackData",
                    "qj_contact_id",
                    "qj_approach_flow_campaign",
                    "price",
                    "pricePerMessage",
                    "currency",
                    "smsCount",
                    "channel",
                    "event",
                    "text",
                    "message",
                    "content",
                    "contentType",
                    "value",
                    "url",
                    "recipientInfo",
                    "geoLocation",
                    "geoLocationInfo",
                    "voiceCall",
                    "endTime",
                    "mccMnc",
                    "\u0000",
                    "");

    private static final List<String> WORDS =
            List.of(
                    "DELIVERED",
                    "UNDELIVERABLE",
                    "OPENED",
                    "LATE_BOUNCE",
                    "MO",
                    "EMAIL",
                    "TEXT",
                    "2024-07-16T17:26:54.966-0300",
                    "2018-01-01 12:00:10",
                    "1721161444325",
                    "{\"qj_contact_id\": 3}",
                    "{'qj_contact_id': 3}",
                    "{'a': '\\xe9', }",
                    "{",
                    "{'");

    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "-1",
                    "3",
                    "1721161444325",
                    "9223372036854775808",
                    "0.0025",
                    "1e999999999",
                    "-1e-999999999",
                    "1e99999999999",
                    "12345678901234567890123456789012345.5");

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void everyItemIsAccountedFor(
            @ForAll("items") List<JsonNode> items,
            @ForAll boolean wrapped,
            @ForAll("types") String type) {
        ArrayNode array = Json.array().addAll(items);
        String body = Json.text(wrapped ? Json.object().set("results", array) : array);
        List<Parsed> parsed = Recorded.parse(type, body);
        if (wrapped) {
            assertThat(parsed).hasSize(Math.max(1, items.size()));
        }
        assertNeverOurFault(parsed);
    }

    @Property(tries = 2_000)
    void anyTextIsAnswered(@ForAll String body, @ForAll("types") String type) {
        assertNeverOurFault(Recorded.parse(type, body));
    }

    @Property(tries = 2_000)
    void anyBytesAreAnswered(@ForAll @Size(max = 200) byte[] body) {
        assertNeverOurFault(new Infobip().parse(Recorded.envelope(Recorded.EMAIL, body)));
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void aFlawIsFoundExactlyWhereTheTreeCannotBeRead(@ForAll("nearlyJson") String body) {
        byte[] bytes = body.getBytes(UTF_8);
        boolean readable;
        try {
            Json.tree(bytes);
            readable = true;
        } catch (JacksonException malformed) {
            readable = false;
        }
        assertThat(Json.flaw(bytes).isEmpty()).isEqualTo(readable);
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void anyCallbackDataKeepsTheRow(@ForAll("callbackData") String data) {
        List<Parsed> parsed =
                Recorded.parse(
                        Recorded.EMAIL,
                        Json.text(Json.object().put("messageId", "M").put("callbackData", data)));
        assertThat(parsed).singleElement().isInstanceOf(Parsed.Event.class);
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void pythonsReprOfAnythingIsReadBack(@ForAll("trees") JsonNode tree, @ForAll boolean ascii) {
        JsonNode read = PythonLiteral.read(PythonRepr.of(tree, ascii));
        assertThat((Object) read).isNotNull();
        assertThat(Json.text(read)).isEqualTo(Json.text(tree));
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void layoutNeverMakesAnotherEvent(@ForAll("items") List<JsonNode> items) {
        String compact = Json.text(Json.object().set("results", Json.array().addAll(items)));
        String reversed = reversed(Json.tree(compact)).toPrettyString();
        assertThat(keys(Recorded.parse(Recorded.SMS, reversed)))
                .isEqualTo(keys(Recorded.parse(Recorded.SMS, compact)));
    }

    private static List<EventKey> keys(List<Parsed> parsed) {
        return parsed.stream()
                .filter(Parsed.Event.class::isInstance)
                .map(item -> ((Parsed.Event) item).event().occurred().key())
                .toList();
    }

    private static JsonNode reversed(JsonNode node) {
        if (node.isArray()) {
            return Json.array().addAll(node.valueStream().map(e -> reversed(e)).toList());
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode reversed = Json.object();
        new ArrayList<>(node.properties())
                .reversed()
                .forEach(
                        property -> reversed.set(property.getKey(), reversed(property.getValue())));
        return reversed;
    }

    @Provide
    Arbitrary<List<JsonNode>> items() {
        return trees().list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(Recorded.EMAIL, Recorded.SMS, "infobip.other");
    }

    @Provide
    Arbitrary<JsonNode> trees() {
        return trees(3);
    }

    @Provide
    Arbitrary<String> callbackData() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.of(WORDS),
                Arbitraries.strings()
                        .withChars("{}[]()'\"\\,: uUbrx0179ae.-+NoneTrueFalse\n")
                        .ofMaxLength(60),
                trees().map(tree -> PythonRepr.of(tree, true)),
                trees().map(Json::text));
    }

    @Provide
    Arbitrary<String> nearlyJson() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("{}[]\"\\,: u0179eE.-+truefalsn\n\u0000é")
                        .ofMaxLength(30),
                trees().map(Json::text),
                Combinators.combine(trees().map(Json::text), Arbitraries.integers().between(0, 200))
                        .as((text, length) -> text.substring(0, Math.min(length, text.length()))));
    }

    private static Arbitrary<JsonNode> trees(int levels) {
        Arbitrary<JsonNode> leaf =
                Arbitraries.oneOf(
                        Arbitraries.of("null", "true", "false").map(Json::tree),
                        Arbitraries.of(NUMBERS).map(Json::tree),
                        Arbitraries.longs().map(number -> Json.tree(number.toString())),
                        texts().map(text -> Json.array().add(text).get(0)));
        if (levels == 0) {
            return leaf;
        }
        Arbitrary<JsonNode> array =
                trees(levels - 1).list().ofMaxSize(3).map(list -> Json.array().addAll(list));
        return Arbitraries.frequencyOf(
                Tuple.of(2, leaf), Tuple.of(1, array), Tuple.of(4, objects(levels - 1)));
    }

    private static Arbitrary<JsonNode> objects(int levels) {
        Arbitrary<String> names =
                Arbitraries.frequencyOf(
                        Tuple.of(9, Arbitraries.of(NAMES)),
                        Tuple.of(1, Arbitraries.strings().ofMaxLength(5)));
        return Arbitraries.maps(names, trees(levels))
                .ofMaxSize(6)
                .map(map -> {
                    ObjectNode object = Json.object();
                    map.forEach(object::set);
                    return object;
                });
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(WORDS),
                Arbitraries.strings().ofMaxLength(20),
                Arbitraries.strings().withCharRange('\ud7ff', '\ue000').ofMaxLength(4),
                Arbitraries.strings().withCharRange('\u0000', '\u00ff').ofMaxLength(10));
    }

    private static void assertNeverOurFault(List<Parsed> parsed) {
        assertThat(parsed)
                .isNotEmpty()
                .allSatisfy(item -> {
                    if (item instanceof Parsed.Unreadable unreadable) {
                        assertThat(unreadable.cause()).isIn("not-json", "not-a-report");
                        assertThat(unreadable.detail()).isNotBlank().hasSizeLessThan(200);
                    }
                });
    }
}
