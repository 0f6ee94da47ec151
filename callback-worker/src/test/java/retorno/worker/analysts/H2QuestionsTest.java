package retorno.worker.analysts;

import java.nio.file.Path;
import java.util.Map;
import retorno.worker.Databases;

class H2QuestionsTest extends QuestionsContract {
    @Override
    Map<String, String> datasource(Path folder) {
        return Databases.h2(folder);
    }
}
