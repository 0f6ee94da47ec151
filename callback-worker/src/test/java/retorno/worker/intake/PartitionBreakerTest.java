package retorno.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import retorno.worker.Databases;
import retorno.worker.Tables;
import retorno.worker.WorkerSettings;
import retorno.worker.breaker.BreakerStore;
import retorno.worker.breaker.Trip;

/// What a worker remembers of a stopped partition while its consumers hand it to each other.
class PartitionBreakerTest {
    private static final TopicPartition STOPPED = new TopicPartition("t", 0);

    private static final List<Trip> TRIP =
            List.of(new Trip("t", 0, Trip.State.TRIPPED, "why", 7, 200, 150, 1, Instant.EPOCH));

    private Tables tables;
    private PartitionBreaker breaker;

    @BeforeEach
    void begin(@TempDir Path folder) {
        tables = new Tables(Databases.sqlite(folder));
        breaker = new PartitionBreaker(tables.the(BreakerStore.class), settings());
        breaker.assigned(List.of(STOPPED));
        breaker.trip(TRIP);
    }

    @AfterEach
    void end() {
        tables.close();
    }

    @Test
    void theLastBatchOfAConsumerThatLostItChangesNothingForTheOneThatHasIt() {
        breaker.seenLate(List.of(STOPPED));
        assertThat(breaker.stands(STOPPED)).isTrue();
        assertThat(breaker.trouble()).isPresent();
    }

    @Test
    void whatWentToAnotherWorkerIsNoTroubleOfThisOne() {
        breaker.revoked(List.of(STOPPED));
        assertThat(breaker.trouble()).isEmpty();
    }

    @Test
    void whatWentToAnotherWorkerIsNoTroubleAfterALastBatchEither() {
        breaker.revoked(List.of(STOPPED));
        breaker.trip(TRIP);
        breaker.seenLate(List.of(STOPPED));
        assertThat(breaker.trouble()).isEmpty();
    }

    private static WorkerSettings settings() {
        return new WorkerSettings(
                List.of("t"),
                1,
                Duration.ofDays(30),
                DataSize.ofMegabytes(4),
                new WorkerSettings.Retry(Duration.ZERO, Duration.ZERO),
                Duration.ofSeconds(15),
                new WorkerSettings.Breaker(0.5, 200),
                false,
                "",
                Duration.ZERO);
    }
}
