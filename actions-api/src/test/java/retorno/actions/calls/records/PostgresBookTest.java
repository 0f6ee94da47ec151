package retorno.actions.calls.records;

import retorno.actions.Databases;

import java.nio.file.Path;
import java.util.Map;

class PostgresBookTest extends BookContract {
    @Override
    Map<String, String> database(Path folder) {
        return Databases.postgresql();
    }
}
