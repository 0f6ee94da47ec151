package retorno.worker.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import retorno.worker.WorkerSettings.Breaker;

class WatchTest {
    private static final Breaker LIMIT = new Breaker(0.5, 200);

    private final Watch watch = new Watch(LIMIT, null);

    @Test
    void oneBatchOfWhichMostFailsTripsAtOnce() {
        assertThat(watch.wouldTrip(sample(2000, 1200)))
                .hasValueSatisfying(trip -> {
                    assertThat(trip.items()).isEqualTo(2000);
                    assertThat(trip.failed()).isEqualTo(1200);
                    assertThat(trip.offset()).isEqualTo(41);
                    assertThat(trip.cause()).isEqualTo("parser-failed (why)");
                    assertThat(trip.state()).isEqualTo(Trip.State.TRIPPED);
                });
    }

    @Test
    void tooFewItemsSayNothing() {
        assertThat(watch.wouldTrip(sample(199, 199))).isEmpty();
        assertThat(watch.wouldTrip(sample(200, 200))).isPresent();
    }

    @Test
    void halfOfThemIsNotMoreThanHalf() {
        assertThat(watch.wouldTrip(sample(200, 100))).isEmpty();
        assertThat(watch.wouldTrip(sample(200, 101))).isPresent();
    }

    @Test
    void smallBatchesAddUp() {
        for (int i = 0; i < 199; i++) {
            assertThat(watch.wouldTrip(sample(1, 1))).isEmpty();
            watch.kept(sample(1, 1));
        }
        assertThat(watch.wouldTrip(sample(1, 1))).isPresent();
    }

    @Test
    void whatWasLongAgoIsForgotten() {
        watch.kept(sample(5000, 0));
        for (int i = 0; i < 19; i++) {
            watch.kept(sample(10, 10));
        }
        assertThat(watch.wouldTrip(sample(10, 10)))
                .hasValueSatisfying(trip -> assertThat(trip.items()).isEqualTo(200));
    }

    @Test
    void aBatchInWhichNothingFailsIsNeverHeldUp() {
        watch.kept(sample(199, 199));
        assertThat(watch.wouldTrip(sample(1, 0))).isEmpty();
    }

    @Test
    void theShareOneNeverStopsAnything() {
        assertThat(new Watch(new Breaker(1, 200), null).wouldTrip(sample(2000, 2000))).isEmpty();
    }

    @Test
    void whoWasToldToGoOnDoesNotTripAgain() {
        Watch resumed = new Watch(LIMIT, resumed());
        assertThat(resumed.stopped()).isEmpty();
        assertThat(resumed.wouldTrip(sample(2000, 2000))).isEmpty();
        assertThat(resumed.wouldHeal(sample(2000, 2000))).isFalse();
    }

    /// Two consumers of one worker: one lost the partition and has not noticed yet.
    @Test
    void aBatchThatIsUnderWayWhileThePartitionIsStoppedIsNotKept() {
        Trip stopped = watch.wouldTrip(sample(300, 300)).orElseThrow();
        watch.remember(stopped);
        assertThat(watch.wouldTrip(sample(300, 300))).contains(stopped);
        assertThat(watch.wouldTrip(sample(300, 0))).contains(stopped);
    }

    @Test
    void aWholeHealthyWindowHeals() {
        watch.remember(resumed());
        watch.kept(sample(2000, 2000));
        watch.kept(sample(100, 0));
        assertThat(watch.trip()).isPresent();
        assertThat(watch.wouldHeal(sample(100, 0))).isTrue();
        watch.kept(sample(100, 0));
        assertThat(watch.trip()).isEmpty();
        assertThat(watch.wouldTrip(sample(2000, 2000))).isPresent();
    }

    private static Sample sample(int items, int failed) {
        return new Sample("t", 3, 41, items, failed, failed == 0 ? "" : "parser-failed (why)");
    }

    private static Trip resumed() {
        return new Trip("t", 3, Trip.State.RESUMED, "refused", 7, 200, 150, 1, Instant.EPOCH);
    }
}
