package retorno.worker;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class SqliteBreakerTest extends BreakerContract {
    @TempDir Path data;

    @Override
    Map<String, String> datasource() {
        return Databases.sqlite(data);
    }
}
