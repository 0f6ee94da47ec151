package retorno.worker;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class H2FaultsTest extends FaultsContract {
    @TempDir static Path data;

    @Override
    Map<String, String> datasource() {
        return Map.of(
                "spring.datasource.url",
                "jdbc:h2:file:"
                        + data.resolve("retorno")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0",
                "spring.datasource.username",
                "sa",
                "spring.datasource.password",
                "");
    }

    @Override
    AutoCloseable away() throws Exception {
        Connection other = connection();
        other.createStatement().execute("set exclusive 2");
        return () -> {
            other.createStatement().execute("set exclusive false");
            other.close();
        };
    }

    @Override
    String waiting() {
        return "Timeout trying to lock table";
    }
}
