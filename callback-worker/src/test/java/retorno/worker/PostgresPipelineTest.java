package retorno.worker;

import java.util.Map;

class PostgresPipelineTest extends PipelineContract {
    private final Map<String, String> datasource = Databases.postgresql();

    @Override
    Map<String, String> datasource() {
        return datasource;
    }

    @Override
    AutoCloseable away() throws Exception {
        return new PostgresOutage(datasource);
    }

    @Override
    String refusing(String address) {
        return "alter table email_callback add constraint refuse_%s check (email <> '%s')"
                .formatted(address.split("@", -1)[0], address);
    }
}
