package retorno.worker.replay;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import retorno.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A stored row as JSON that loses nothing: what JSON has no type for is an object that names it.
final class RowJson {
    private static final String TIME = "time";
    private static final String DECIMAL = "decimal";
    private static final String DOUBLE = "double";

    private RowJson() {}

    static String text(StoredRow row) {
        ObjectNode json = Json.object();
        row.columns().forEach((name, value) -> put(json, name, value));
        return Json.text(json);
    }

    static StoredRow row(String table, String text) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        Json.tree(text.getBytes(StandardCharsets.UTF_8))
                .properties()
                .forEach(column -> columns.put(column.getKey(), value(column.getValue())));
        return new StoredRow(table, columns);
    }

    private static void put(ObjectNode json, String name, @Nullable Object value) {
        switch (value) {
            case null -> json.putNull(name);
            case Long number -> json.put(name, number);
            case Boolean flag -> json.put(name, flag);
            case Instant time -> json.putObject(name).put(TIME, time.toString());
            case BigDecimal price -> json.putObject(name).put(DECIMAL, price.toPlainString());
            case Double number -> json.putObject(name).put(DOUBLE, Double.toString(number));
            default -> json.put(name, value.toString());
        }
    }

    private static @Nullable Object value(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isIntegralNumber()) {
            return value.asLong();
        }
        if (value.has(TIME)) {
            return Instant.parse(value.get(TIME).asString());
        }
        if (value.has(DECIMAL)) {
            return new BigDecimal(value.get(DECIMAL).asString());
        }
        return value.has(DOUBLE)
                ? (Object) Double.valueOf(value.get(DOUBLE).asString())
                : value.asString();
    }
}
