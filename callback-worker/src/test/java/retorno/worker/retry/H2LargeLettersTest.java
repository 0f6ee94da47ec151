package retorno.worker.retry;

import java.nio.file.Path;
import java.util.Map;
import retorno.worker.Databases;

class H2LargeLettersTest extends LargeLettersContract {
    @Override
    Map<String, String> datasource(Path folder) {
        return Databases.h2(folder);
    }
}
