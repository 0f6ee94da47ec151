package retorno.worker.rows;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Where a URL asks the driver for nothing in binary.
class PostgresTextStoreTest extends PostgresStoreTest {
    @Override
    Map<String, String> datasource(Path folder) {
        Map<String, String> settings = new HashMap<>(super.datasource(folder));
        settings.computeIfPresent(
                "spring.datasource.url",
                (_, url) -> url + (url.contains("?") ? "&" : "?") + "binaryTransfer=false");
        return settings;
    }
}
