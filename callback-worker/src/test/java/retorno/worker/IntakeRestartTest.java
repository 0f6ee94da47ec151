package retorno.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retorno.worker.intake.ErrorOnce;
import retorno.worker.ledger.Book;

class IntakeRestartTest {
    @Test
    void anErrorStopsTheConsumerForAMomentOnly(@TempDir Path data) {
        Map<String, String> datasource = Databases.sqlite(data);
        try (Wire wire = new Wire(Broker.bootstrap());
                Worker worker = new Worker(wire, datasource, ErrorOnce.class)) {
            for (int i = 0; i < 30; i++) {
                wire.post(i % 3, "infobip.email", FaultsContract.report("huge-" + i));
            }
            wire.consumed();
            assertThat(worker.count("email_callback")).isEqualTo(30);
            assertThat(worker.count("dead_letter")).isZero();
            assertThat(worker.books()).allMatch(Book::balanced);
            await().atMost(FaultsContract.PATIENCE)
                    .until(() -> worker.health("").startsWith("200 "));
        }
    }
}
