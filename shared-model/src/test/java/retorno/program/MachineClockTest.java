package retorno.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineClockTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final AtomicLong timeOfDay = new AtomicLong(NOON.toEpochMilli());
    private final AtomicLong running = new AtomicLong(-77_000_000_000L);
    private final MachineClock clock = new MachineClock(timeOfDay::get, running::get);

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:07Z", "2025-12-31T23:59:59Z", "2106-02-07T06:28:15Z"})
    void aTimeThatCannotBeIsRefused(String impossible) {
        assertThatThrownBy(() -> MachineClock.requireSane(Instant.parse(impossible)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(impossible)
                .hasMessageContaining("set it right");
    }

    @Test
    void theTimeOfThisTestIsSane() {
        assertThatCode(() -> MachineClock.requireSane(Instant.now())).doesNotThrowAnyException();
    }

    @Test
    void dataOfATimeToComeIsDoubted() {
        assertThat(MachineClock.doubt(NOON.plusSeconds(3600), NOON))
                .hasValueSatisfying(said -> assertThat(said).contains("12:00:00Z", "13:00:00Z"));
        assertThat(MachineClock.doubt(NOON.plusSeconds(30), NOON)).isEmpty();
        assertThat(MachineClock.doubt(NOON.minusSeconds(3600), NOON)).isEmpty();
    }

    @Test
    void goingOnIsNoStepBack() {
        pass(3600_000);
        assertThat(clock.setBack()).isFalse();
    }

    @Test
    void aStepBackIsNoticedOnce() {
        pass(500);
        timeOfDay.addAndGet(-7_200_000);
        assertThat(clock.setBack()).isTrue();
        assertThat(clock.setBack()).isFalse();
    }

    @Test
    void aStepAheadIsNone_itsWayBackIs() {
        timeOfDay.addAndGet(7_200_000);
        assertThat(clock.setBack()).isFalse();
        pass(500);
        timeOfDay.addAndGet(-7_200_000);
        assertThat(clock.setBack()).isTrue();
    }

    @Test
    void driftIsNoStep() {
        for (int hour = 0; hour < 24; hour++) {
            pass(3600_000);
            timeOfDay.addAndGet(-100);
            assertThat(clock.setBack()).isFalse();
        }
    }

    private void pass(long millis) {
        timeOfDay.addAndGet(millis);
        running.addAndGet(millis * 1_000_000);
    }
}
