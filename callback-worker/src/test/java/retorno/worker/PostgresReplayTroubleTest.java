package retorno.worker;

import java.util.Map;

class PostgresReplayTroubleTest extends ReplayTroubleContract {
    @Override
    Map<String, String> datasource() {
        return Databases.postgresql();
    }
}
