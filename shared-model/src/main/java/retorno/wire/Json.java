package retorno.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import retorno.event.EventKey;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.core.util.RecyclerPool;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeType;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// JSON bodies. Jackson's own limits hold: 500 levels deep, numbers of 1,000 digits, names of
/// 50,000 characters.
///
/// Of duplicate keys the last counts; numbers keep their digits.
public final class Json {
    private static final JsonMapper MAPPER = mapper(JsonRecyclerPools.defaultPool());

    /// For trees, which the worker's threads read one after the other: each keeps its buffers,
    /// since in the common pool they wait for each other. Ingest asks for flaws only, with a thread
    /// for each request that would throw its buffers away.
    private static final JsonMapper TREES = mapper(JsonRecyclerPools.threadLocalPool());

    /// The words for kinds of nodes, as they go into a key.
    private static final byte[][] KIND =
            Arrays.stream(JsonNodeType.values())
                    .map(kind -> kind.name().getBytes(UTF_8))
                    .toArray(byte[][]::new);

    private Json() {}

    /// Quotes nothing of what it reads: bodies must not reach a log by way of a message.
    private static JsonMapper mapper(RecyclerPool<BufferRecycler> buffers) {
        return new JsonMapper(
                JsonFactory.builder()
                        .recyclerPool(buffers)
                        .errorReportConfiguration(
                                ErrorReportConfiguration.builder()
                                        .maxErrorTokenLength(0)
                                        .maxRawContentLength(0)
                                        .build())
                        .build());
    }

    /// Reads a whole body.
    ///
    /// @throws JacksonException where [#flaw] would find one
    public static JsonNode tree(byte[] body) {
        try (JsonParser parser = TREES.createParser(body)) {
            return JsonTree.whole(parser);
        }
    }

    /// Reads JSON inside a text.
    ///
    /// @throws JacksonException where it is none
    public static JsonNode tree(String text) {
        try (JsonParser parser = TREES.createParser(text)) {
            return JsonTree.whole(parser);
        }
    }

    /// Writes compact JSON.
    public static String text(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /// Writes a record of our own as compact JSON.
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// Reads what [#write] wrote.
    public static <T> T read(String text, Class<T> type) {
        return MAPPER.readValue(text, type);
    }

    /// An empty object to fill.
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// An empty array to fill.
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /// Where a body stops being one well-formed JSON value; reads tokens only.
    public static Optional<Flaw> flaw(byte[] body) {
        try (JsonParser parser = MAPPER.createParser(body)) {
            return flaw(parser);
        } catch (JacksonException unusableFromItsFirstBytes) {
            return Optional.of(JsonTree.flaw(unusableFromItsFirstBytes, null));
        }
    }

    private static Optional<Flaw> flaw(JsonParser parser) {
        try {
            JsonTree.skipWhole(parser);
            return Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.of(JsonTree.flaw(malformed, parser.currentLocation()));
        }
    }

    /// Adds a value to a key, independent of white space and key order; a null counts as absent.
    public static EventKey.Digest digest(JsonNode node, EventKey.Digest digest) {
        // By class: a node's own words for what it is are calls that no compiler can foresee.
        if (node instanceof ObjectNode object) {
            digest.add("{");
            List<Map.Entry<String, JsonNode>> sorted = new ArrayList<>(object.properties());
            sorted.sort(Map.Entry.comparingByKey());
            for (Map.Entry<String, JsonNode> property : sorted) {
                if (!(property.getValue() instanceof NullNode)) {
                    digest.add(property.getKey());
                    digest(property.getValue(), digest);
                }
            }
            return digest.add("}");
        }
        if (node instanceof StringNode text) {
            return digest.add(KIND[JsonNodeType.STRING.ordinal()]).add(text.stringValue());
        }
        if (node instanceof ArrayNode array) {
            digest.add("[");
            array.forEach(element -> digest(element, digest));
            return digest.add("]");
        }
        return digest.add(KIND[node.getNodeType().ordinal()]).add(node.asString());
    }
}
