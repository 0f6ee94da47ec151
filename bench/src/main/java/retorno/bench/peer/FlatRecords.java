package retorno.bench.peer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import retorno.bench.house.Database;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The rows of `email_callback` as records that are as flat as they: what a sink that parses
/// nothing is given.
public final class FlatRecords {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> OURS = Set.of("id", "replay_id");

    private FlatRecords() {}

    /// Writes rows that are there to a topic, as JSON without a schema.
    ///
    /// @return their schema as Connect's JSON converter wants it
    public static String write(Database from, int most, String kafka, String topic)
            throws SQLException {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", kafka,
                        "linger.ms", "20",
                        "batch.size", "131072",
                        "compression.type", "zstd");
        try (Connection connection = from.connect();
                Statement statement = streaming(connection);
                ResultSet row =
                        statement.executeQuery("select * from email_callback limit " + most);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(
                                settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            while (row.next()) {
                producer.send(new ProducerRecord<>(topic, JSON.writeValueAsBytes(flat(row))));
            }
            return schema(row.getMetaData());
        }
    }

    private static Statement streaming(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        Statement statement = connection.createStatement();
        statement.setFetchSize(1_000);
        return statement;
    }

    private static Map<String, @Nullable Object> flat(ResultSet row) throws SQLException {
        Map<String, @Nullable Object> flat = new LinkedHashMap<>();
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (!OURS.contains(columns.getColumnName(i))) {
                Object value = row.getObject(i);
                flat.put(
                        columns.getColumnName(i),
                        value instanceof Timestamp time ? (Object) time.getTime() : value);
            }
        }
        return flat;
    }

    private static String schema(ResultSetMetaData columns) throws SQLException {
        ObjectNode schema = JSON.createObjectNode().put("type", "struct").put("optional", false);
        ArrayNode fields = schema.putArray("fields");
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnName(i);
            if (!OURS.contains(name)) {
                ObjectNode field = fields.addObject().put("field", name);
                field.put("optional", !name.equals(KafkaConnect.KEY));
                type(columns.getColumnType(i), field);
            }
        }
        return schema.toString();
    }

    private static void type(int type, ObjectNode field) {
        switch (type) {
            case Types.BIGINT -> field.put("type", "int64");
            case Types.INTEGER -> field.put("type", "int32");
            case Types.BIT, Types.BOOLEAN -> field.put("type", "boolean");
            case Types.NUMERIC -> field.put("type", "double");
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                    field.put("type", "int64")
                            .put("name", "org.apache.kafka.connect.data.Timestamp")
                            .put("version", 1);
            default -> field.put("type", "string");
        }
    }
}
