package retorno.worker;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;

class PostgresPipelineTest extends PipelineContract {
    private final Map<String, String> datasource = Databases.postgresql();

    @Override
    Map<String, String> datasource() {
        return datasource;
    }

    /// Everybody is thrown out and nobody let in.
    @Override
    AutoCloseable away() throws Exception {
        String url = datasource.get("spring.datasource.url");
        String name = url.substring(url.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
        Connection other =
                DriverManager.getConnection(url.replace(name, "template1"), "postgres", "postgres");
        other.createStatement().execute("alter database " + name + " allow_connections false");
        other.createStatement()
                .execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
                                .formatted(name));
        return () -> {
            other.createStatement().execute("alter database " + name + " allow_connections true");
            other.close();
        };
    }

    @Override
    String refusing(String address) {
        return "alter table email_callback add constraint refuse check (email <> '%s')"
                .formatted(address);
    }
}
