package retorno.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import retorno.bench.house.Database;
import retorno.bench.house.House;
import retorno.bench.house.Program;

/// Kafka Connect, standalone, with Debezium's JDBC sink: the ready-made way from a topic to a
/// table. Records must be flat; it parses nothing, keeps no books, and its table has one index
/// until it is given more.
///
/// @see <a href="https://debezium.io/documentation/reference/stable/connectors/jdbc.html">Debezium
///   JDBC sink</a>
public final class KafkaConnect {
    /// What makes a row of a record one row.
    static final String KEY = "event_key";

    private static final Path CLASS_PATH = Path.of("bench", "connect", "target", "class-path.txt");

    private static final String INDEXES =
            """
            select indexdef from pg_indexes
            where tablename = 'email_callback' and indexdef not like 'CREATE UNIQUE%'
            """;

    private KafkaConnect() {}

    /// Starts it.
    ///
    /// @param topic also the table's name
    /// @param schema of the records
    /// @param tasks consumers, each with a connection
    public static Program start(
            House house, Database database, String topic, String schema, int tasks)
            throws IOException {
        String name = "connect-" + database.url().replaceAll(".*/", "");
        Path worker =
                properties(
                        house.scratch().resolve(name + "-worker.properties"),
                        worker(house, name, schema));
        Path sink =
                properties(
                        house.scratch().resolve(name + "-sink.properties"),
                        sink(database, name, topic, tasks));
        return house.run(
                name,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        Files.readString(CLASS_PATH).strip(),
                        "org.apache.kafka.connect.cli.ConnectStandalone",
                        worker.toString(),
                        sink.toString()));
    }

    /// Gives the sink's table the indexes that `email_callback` has beside its keys.
    ///
    /// @param table the sink has made it
    /// @param ours where `email_callback` is
    public static void index(Database sink, String table, Database ours) throws SQLException {
        try (Connection from = ours.connect();
                Statement statement = from.createStatement();
                ResultSet index = statement.executeQuery(INDEXES)) {
            while (index.next()) {
                sink.execute(
                        index.getString(1)
                                .replace(
                                        " ON public.email_callback ", " ON public." + table + " "));
            }
        }
    }

    private static Map<String, String> worker(House house, String name, String schema)
            throws IOException {
        return Map.of(
                "bootstrap.servers",
                house.kafka(),
                "key.converter",
                "org.apache.kafka.connect.converters.ByteArrayConverter",
                "value.converter",
                "org.apache.kafka.connect.json.JsonConverter",
                "value.converter.schemas.enable",
                "true",
                "value.converter.schema.content",
                schema,
                "offset.storage.file.filename",
                house.scratch().resolve(name + ".offsets").toString(),
                "plugin.discovery",
                "only_scan",
                "listeners",
                "http://127.0.0.1:" + House.port());
    }

    private static Map<String, String> sink(
            Database database, String name, String topic, int tasks) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("name", name);
        settings.put("connector.class", "io.debezium.connector.jdbc.JdbcSinkConnector");
        settings.put("tasks.max", "" + tasks);
        settings.put("topics", topic);
        settings.put("connection.url", database.url());
        settings.put("connection.username", "postgres");
        settings.put("connection.password", "postgres");
        settings.put("insert.mode", "upsert");
        settings.put("primary.key.mode", "record_value");
        settings.put("primary.key.fields", KEY);
        settings.put("schema.evolution", "basic");
        settings.put("collection.name.format", topic);
        settings.put("batch.size", "2000");
        settings.put("consumer.override.max.poll.records", "2000");
        settings.put("consumer.override.auto.offset.reset", "earliest");
        return settings;
    }

    private static Path properties(Path file, Map<String, String> settings) throws IOException {
        return Files.writeString(
                file,
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                        .collect(Collectors.joining()));
    }
}
