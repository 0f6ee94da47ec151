package retorno.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresPipelineTest extends PipelineContract {
    private EmbeddedPostgres postgres;

    @Override
    Map<String, String> datasource() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
        return Map.of(
                "spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"),
                "spring.datasource.username", "postgres",
                "spring.datasource.password", "postgres");
    }

    @Override
    AutoCloseable away() throws Exception {
        throw new UnsupportedOperationException();
    }

    @Override
    String refusing(String address) {
        return "alter table email_callback add constraint refuse check (email <> '%s')"
                .formatted(address);
    }
}
