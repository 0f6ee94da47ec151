package retorno.worker.timeline;

import java.nio.file.Path;
import java.util.Map;
import retorno.worker.Databases;

class PostgresTimelineTest extends TimelineContract {
    @Override
    Map<String, String> datasource(Path folder) {
        return Databases.postgresql();
    }
}
