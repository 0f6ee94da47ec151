package retorno.worker.rows;

import java.nio.file.Path;
import java.util.Map;
import retorno.worker.Databases;

class SqliteViewsTest extends ViewsContract {
    @Override
    Map<String, String> datasource(Path folder) {
        return Databases.sqlite(folder);
    }
}
