package retorno.worker;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class H2ReplayTest extends ReplayContract {
    @TempDir static Path folder;

    @Override
    Map<String, String> datasource() {
        return Databases.h2(folder);
    }
}
