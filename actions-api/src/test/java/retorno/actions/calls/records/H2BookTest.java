package retorno.actions.calls.records;

import retorno.actions.Databases;

import java.nio.file.Path;
import java.util.Map;

class H2BookTest extends BookContract {
    @Override
    Map<String, String> database(Path folder) {
        return Databases.h2(folder);
    }
}
