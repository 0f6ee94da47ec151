package retorno.worker;

import java.util.Map;

class PostgresBreakerTest extends BreakerContract {
    @Override
    Map<String, String> datasource() {
        return Databases.postgresql();
    }
}
