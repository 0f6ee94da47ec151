package retorno.worker;

import java.util.Map;

class PostgresReplayTest extends ReplayContract {
    @Override
    Map<String, String> datasource() {
        return Databases.postgresql();
    }
}
