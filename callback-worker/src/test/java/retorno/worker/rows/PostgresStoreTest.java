package retorno.worker.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import retorno.worker.Databases;
import retorno.worker.Tables;

class PostgresStoreTest extends StoreContract {
    @Override
    Map<String, String> datasource(Path folder) {
        return Databases.postgresql();
    }

    @Override
    void refuse(Tables tables) {
        tables.jdbc()
                .execute(
                        """
                        alter table email_callback add constraint no_such_address check (email <> 'refused@example.com')
                        """);
    }

    @Override
    void refuseNoMore(Tables tables) {
        tables.jdbc().execute("alter table email_callback drop constraint no_such_address");
    }

    @Override
    void timeType(Object value) {
        assertThat(value).isInstanceOf(java.sql.Timestamp.class);
    }
}
