package retorno.actions.calls.records;

import java.nio.file.Path;
import java.util.Map;
import retorno.actions.Databases;

class SqliteBookTest extends BookContract {
    @Override
    Map<String, String> database(Path folder) {
        return Databases.sqlite(folder);
    }
}
