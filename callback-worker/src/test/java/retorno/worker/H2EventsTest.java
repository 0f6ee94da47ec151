package retorno.worker;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class H2EventsTest extends EventsContract {
    @TempDir static Path data;

    @Override
    Map<String, String> datasource() {
        return Databases.h2(data);
    }
}
