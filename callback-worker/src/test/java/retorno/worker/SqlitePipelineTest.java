package retorno.worker;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class SqlitePipelineTest extends PipelineContract {
    @TempDir static Path data;

    private static String url() {
        return "jdbc:sqlite:" + data.resolve("below/retorno.db");
    }

    @Override
    Map<String, String> datasource() {
        return Map.of("spring.datasource.url", url());
    }

    /// Another program holds the only write lock for longer than anybody waits.
    @Override
    AutoCloseable away() throws Exception {
        Connection other = DriverManager.getConnection(url() + "?busy_timeout=30000");
        other.createStatement().execute("begin exclusive");
        return other;
    }

    @Override
    int batchBytes() {
        return 6 << 20;
    }

    @Override
    String refusing(String address) {
        return """
        create trigger refuse_%s before insert on email_callback when new.email = '%s'
        begin select raise(abort, 'refused by a test'); end
        """
                .formatted(address.split("@", -1)[0], address);
    }
}
