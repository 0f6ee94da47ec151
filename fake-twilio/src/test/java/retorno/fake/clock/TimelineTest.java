package retorno.fake.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// One clock, one queue.
class TimelineTest {
    private final Timeline timeline = new Timeline(0);
    private final List<String> happened = new CopyOnWriteArrayList<>();

    private Appointment arrange(double seconds, String what) {
        Duration delay = Duration.ofMillis(Math.round(seconds * 1000));
        return timeline.act(() -> timeline.in(delay, () -> happened.add(what)));
    }

    @Test
    void whatIsDueTogetherHappensInTheOrderInWhichItWasArranged() {
        arrange(2, "third");
        arrange(1, "first");
        arrange(1, "second");
        timeline.tick(Duration.ofSeconds(2));
        assertThat(happened).containsExactly("first", "second", "third");
    }

    @Test
    void nothingHappensBeforeItsTime() {
        arrange(2, "late");
        timeline.tick(Duration.ofMillis(1999));
        assertThat(happened).isEmpty();
        timeline.tick(Duration.ofMillis(1));
        assertThat(happened).containsExactly("late");
    }

    @Test
    void eachHappensAtItsOwnTime() {
        Instant begin = timeline.now();
        timeline.act(
                () -> timeline.in(Duration.ofSeconds(3), () -> happened.add(between(begin) + "s")));
        timeline.tick(Duration.ofSeconds(10));
        assertThat(happened).containsExactly("3s");
        assertThat(between(begin)).isEqualTo(10);
    }

    @Test
    void whatLeadsToMoreWithinATickIsPartOfIt() {
        timeline.act(() ->
                timeline.in(
                        Duration.ofSeconds(1),
                        () -> timeline.in(Duration.ofSeconds(1), () -> happened.add("later"))));
        timeline.tick(Duration.ofSeconds(2));
        assertThat(happened).containsExactly("later");
    }

    @Test
    void whatIsCalledOffDoesNotHappen() {
        arrange(1, "not this").callOff();
        arrange(1, "this");
        timeline.tick(Duration.ofSeconds(5));
        assertThat(happened).containsExactly("this");
    }

    @Test
    void oneThatFailsKeepsNobodyElseFromHappening() {
        timeline.act(() ->
                timeline.in(
                        Duration.ZERO,
                        () -> {
                            throw new IllegalStateException("on purpose");
                        }));
        arrange(0, "the next");
        timeline.tick(Duration.ZERO);
        assertThat(happened).containsExactly("the next");
    }

    @Test
    void aTickWaitsForErrandsAndWhatTheyLeadTo() {
        timeline.act(() ->
                timeline.in(
                        Duration.ofSeconds(1),
                        () -> {
                            timeline.errandBegins();
                            Thread.ofVirtual().start(this::errand);
                        }));
        arrange(1.5, "after");
        timeline.tick(Duration.ofSeconds(5));
        assertThat(happened).containsExactly("answered", "after", "led to");
    }

    private void errand() {
        timeline.act(() -> {
            happened.add("answered");
            timeline.in(Duration.ofSeconds(1), () -> happened.add("led to"));
        });
        timeline.errandEnds();
    }

    @Test
    void appointmentsAreMadeInTurnOnly() {
        assertThatThrownBy(() -> timeline.in(Duration.ZERO, () -> {}))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aClockThatRunsKeepsItsAppointmentsByItself() {
        try (Timeline running = new Timeline(1000)) {
            running.act(() -> running.in(Duration.ofMinutes(1), () -> happened.add("a minute")));
            await().until(() -> happened.contains("a minute"));
        }
    }

    @Test
    void whatWasDueBeforeHasHappenedWhenSomethingIsDone() {
        try (Timeline running = new Timeline(1000)) {
            Instant due =
                    running.act(() -> {
                        running.in(Duration.ofSeconds(1), () -> happened.add("due"));
                        return running.now().plusSeconds(1);
                    });
            await().until(() -> running.act(() -> running.now().isAfter(due)));
            assertThat(happened).containsExactly("due");
        }
    }

    private long between(Instant begin) {
        return Duration.between(begin, timeline.now()).toSeconds();
    }
}
