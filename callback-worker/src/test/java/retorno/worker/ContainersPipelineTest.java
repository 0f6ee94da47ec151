package retorno.worker;

import java.util.Map;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// The same exam on the images that `docker-compose.yml` runs; skipped where no Docker engine is.
@Testcontainers(disabledWithoutDocker = true)
class ContainersPipelineTest extends PipelineContract {
    @Container
    private static final KafkaContainer KAFKA =
            new KafkaContainer("apache/kafka:4.2.1")
                    .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                    .withEnv("KAFKA_MESSAGE_MAX_BYTES", "8388608");

    @Container
    private static final PostgreSQLContainer POSTGRES = new PostgreSQLContainer("postgres:18");

    @Override
    String bootstrap() {
        return KAFKA.getBootstrapServers();
    }

    @Override
    Map<String, String> datasource() {
        return Map.of(
                "spring.datasource.url", POSTGRES.getJdbcUrl(),
                "spring.datasource.username", POSTGRES.getUsername(),
                "spring.datasource.password", POSTGRES.getPassword());
    }

    @Override
    AutoCloseable away() throws Exception {
        return new PostgresOutage(datasource());
    }

    @Override
    String refusing(String address) {
        return "alter table email_callback add constraint refuse check (email <> '%s')"
                .formatted(address);
    }
}
