package retorno.worker;

import java.util.Map;

class PostgresEventsTest extends EventsContract {
    @Override
    Map<String, String> datasource() {
        return Databases.postgresql();
    }
}
