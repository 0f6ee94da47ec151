package retorno.worker.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import retorno.event.EmailEvent;
import retorno.event.Occurrence;
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

    @Test
    void whatAnotherTransactionStoresMeanwhileIsADuplicate() throws Exception {
        assertThat(besideAnother(email("m1", Occurrence.SENT, HAPPENED), Connection::commit))
                .containsExactly(new Fate.Stored(), new Fate.Duplicate(), new Fate.Stored());
    }

    @Test
    void whatAnotherTransactionTakesBackIsNone() throws Exception {
        assertThat(besideAnother(email("m1", Occurrence.SENT, HAPPENED), Connection::rollback))
                .containsOnly(new Fate.Stored())
                .hasSize(3);
    }

    /// Stores three events while another transaction has stored the second and does not end.
    private List<Fate> besideAnother(EmailEvent second, End end) throws Exception {
        try (Connection other = tables.the(DataSource.class).getConnection()) {
            other.setAutoCommit(false);
            try (PreparedStatement insert =
                    other.prepareStatement(
                            """
                            insert into email_callback (event, provider, data_recebimento, event_key, receipt, topic,
                                kafka_partition, kafka_offset, item, parser_version)
                            values ('sent', 'test', now(), ?, 'r', 'email-webhook', 0, 0, 0, 1)
                            """)) {
                insert.setString(1, second.occurred().rowKey());
                insert.executeUpdate();
            }
            Future<List<Fate>> ours =
                    ForkJoinPool.commonPool()
                            .submit(() ->
                                    emails(
                                            Care.SWIFT,
                                            email("m0", Occurrence.SENT, HAPPENED),
                                            second,
                                            email("m2", Occurrence.SENT, HAPPENED)));
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            tables.jdbc()
                                            .queryForObject(
                                                    "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
                                                    Integer.class)
                                    == 1);
            end.of(other);
            return ours.get(20, TimeUnit.SECONDS);
        }
    }

    @FunctionalInterface
    private interface End {
        void of(Connection transaction) throws SQLException;
    }

    @Override
    void timeType(Object value) {
        assertThat(value).isInstanceOf(java.sql.Timestamp.class);
    }
}
