package retorno.worker.timeline;

import java.nio.file.Path;
import java.util.Map;
import retorno.worker.Databases;

class SqliteTimelineTest extends TimelineContract {
    @Override
    Map<String, String> datasource(Path folder) {
        return Databases.sqlite(folder);
    }
}
