package retorno.worker.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import retorno.worker.Databases;
import retorno.worker.Tables;

class SqliteStoreTest extends StoreContract {
    @Override
    Map<String, String> datasource(Path folder) {
        return Databases.sqlite(folder);
    }

    @Override
    void refuse(Tables tables) {
        tables.jdbc()
                .execute(
                        """
                        create trigger no_such_address before insert on email_callback
                        when new.email = 'refused@example.com' begin select raise(abort, 'no'); end
                        """);
    }

    @Override
    void refuseNoMore(Tables tables) {
        tables.jdbc().execute("drop trigger no_such_address");
    }

    @Override
    void timeType(Object value) {
        assertThat(value).isEqualTo("2024-07-16T20:26:54.966Z");
    }
}
