package retorno.worker.retry;

import java.nio.file.Path;
import java.util.Map;
import retorno.worker.Databases;

class H2OperationsTest extends OperationsContract {
    @Override
    Map<String, String> datasource(Path folder) {
        return Databases.h2(folder);
    }
}
