package retorno.worker.retry;

import java.nio.file.Path;
import java.util.Map;
import retorno.worker.Databases;

class PostgresLargeLettersTest extends LargeLettersContract {
    @Override
    Map<String, String> datasource(Path folder) {
        return Databases.postgresql();
    }
}
