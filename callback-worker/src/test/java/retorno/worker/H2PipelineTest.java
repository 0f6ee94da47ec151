package retorno.worker;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class H2PipelineTest extends PipelineContract {
    @TempDir static Path data;

    private static String url() {
        return "jdbc:h2:file:"
                + data.resolve("retorno")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0";
    }

    @Override
    Map<String, String> datasource() {
        return Map.of(
                "spring.datasource.url", url(),
                "spring.datasource.username", "sa",
                "spring.datasource.password", "");
    }

    /// Another connection has the database to itself, and throws everybody out.
    @Override
    AutoCloseable away() throws Exception {
        Connection other = DriverManager.getConnection(url(), "sa", "");
        other.createStatement().execute("set exclusive 2");
        return () -> {
            other.createStatement().execute("set exclusive false");
            other.close();
        };
    }

    @Override
    String refusing(String address) {
        return "alter table email_callback add constraint refuse_%s check (email <> '%s')"
                .formatted(address.split("@", -1)[0], address);
    }
}
