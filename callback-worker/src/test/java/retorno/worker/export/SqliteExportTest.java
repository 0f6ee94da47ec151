package retorno.worker.export;

import java.nio.file.Path;
import java.util.Map;
import retorno.worker.Databases;

class SqliteExportTest extends ExportContract {
    @Override
    Map<String, String> datasource(Path folder) {
        return Databases.sqlite(folder);
    }

    @Override
    String writing() {
        // SQLite knows no expression that writes.
        return "1 in (delete from email_callback returning 1)";
    }
}
