package retorno.worker.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retorno.worker.Databases;
import retorno.worker.Tables;

class H2StoreTest extends StoreContract {
    @Override
    Map<String, String> datasource(Path folder) {
        return Databases.h2(folder);
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
        assertThat(value).isInstanceOf(java.time.OffsetDateTime.class);
    }

    /// After half an hour a pool has none of its first connections left.
    @Test
    void aTableIsUsableWithoutTheConnectionsOfItsMaking(@TempDir Path folder) throws Exception {
        try (Tables tables = new Tables(Databases.h2(folder))) {
            HikariDataSource pool = tables.the(HikariDataSource.class);
            try (Connection kept = pool.getConnection();
                    Statement statement = kept.createStatement()) {
                pool.getHikariPoolMXBean().softEvictConnections();
                int inserted =
                        statement.executeUpdate(
                                """
                                insert into intake_breaker (topic, kafka_partition, state, cause,
                                  kafka_offset, items, failed, parser_version, since)
                                values ('t', 0, 'tripped', 'c', 0, 1, 1, 1, current_timestamp)
                                """);
                assertThat(inserted).isOne();
            }
        }
    }
}
