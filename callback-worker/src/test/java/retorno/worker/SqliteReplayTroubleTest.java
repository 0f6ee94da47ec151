package retorno.worker;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class SqliteReplayTroubleTest extends ReplayTroubleContract {
    @TempDir static Path folder;

    @Override
    Map<String, String> datasource() {
        return Databases.sqlite(folder);
    }
}
