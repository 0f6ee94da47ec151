package retorno.worker;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class H2BreakerTest extends BreakerContract {
    @TempDir Path data;

    @Override
    Map<String, String> datasource() {
        return Databases.h2(data);
    }
}
