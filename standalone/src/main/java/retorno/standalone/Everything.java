package retorno.standalone;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.unit.DataSize;
import retorno.ingest.IngestApplication;
import retorno.program.CannotStart;
import retorno.program.Ports;
import retorno.program.Shutdown;
import retorno.worker.WorkerApplication;

/// The broker, ingest, the worker and the actions in this process, on one data directory.
///
/// @param data what must survive is kept there
/// @param bind the HTTP address; Kafka stays on loopback, for it asks nobody for a password
/// @param port the HTTP port, 0 for any free one
/// @param brokerPort Kafka's port, 0 for any free one
/// @param maxBody the largest body that ingest accepts
/// @param actions which of them run, and where
record Everything(
        Path data, String bind, int port, int brokerPort, DataSize maxBody, Actions actions) {
    /// One consumer a group for ever: after kill -9 it resumes at once, not when its last life
    /// times out.
    static final String CONSUMER = "retorno-up";

    /// Starts all of it, and leaves it to be closed by `shutdown`: the actions first, then ingest
    /// and worker, then the broker, then the directory is given free.
    ///
    /// @return where ingest serves, for example `http://127.0.0.1:8080`
    /// @throws CannotStart where a port or the directory is in use, or settings cannot work
    String start(Shutdown shutdown) {
        Ports.free(bind, port, "--port");
        DataDirectory directory = shutdown.closing(DataDirectory.take(data));
        BrokerSettings broker =
                BrokerSettings.listeningOn(BrokerSettings.LOOPBACK, brokerPort, maxBody);
        directory.brokerAt(broker.address());
        BrokerFirst brokerFirst = BrokerFirst.of(directory.kafka(), broker, shutdown);
        Program.Serving pipeline =
                new Program(
                                List.of(IngestApplication.class, WorkerApplication.class),
                                Program.SETTINGS_OF_BOTH,
                                settings(directory, broker))
                        .start(
                                shutdown,
                                List.of(
                                        actions::check,
                                        IngestApplication::check,
                                        WorkerApplication::check,
                                        TopicsRead::check,
                                        brokerFirst));
        actions.start(pipeline, directory, shutdown);
        return pipeline.url();
    }

    private Map<String, String> settings(DataDirectory directory, BrokerSettings broker) {
        Map<String, String> settings = new HashMap<>(actions.settingsOfOthers());
        settings.put("server.port", String.valueOf(port));
        settings.put("server.address", bind);
        settings.put("retorno.max-body", maxBody.toBytes() + "B");
        settings.put("retorno.data", directory.root().toString());
        settings.put("spring.kafka.bootstrap-servers", broker.address());
        settings.put("spring.kafka.consumer.properties.group.instance.id", CONSUMER);
        String database = System.getenv("SPRING_DATASOURCE_URL");
        if (database == null || database.isBlank()) {
            settings.put("spring.datasource.url", directory.database("retorno.db"));
        }
        return settings;
    }
}
