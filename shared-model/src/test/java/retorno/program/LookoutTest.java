package retorno.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LookoutTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void looksAgainAndAgainUntilItIsEnded() throws Exception {
        Semaphore looks = new Semaphore(0);
        Lookout lookout = lookout(Duration.ofMillis(1), looks::release);
        lookout.start();
        assertThat(looks.tryAcquire(3, LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        lookout.end(LONG);
        int until = looks.availablePermits();
        Thread.sleep(20);
        assertThat(looks.availablePermits()).isEqualTo(until);
    }

    @Test
    void anEndWaitsForTheLookUnderWay() throws Exception {
        CountDownLatch looking = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        Lookout lookout =
                lookout(
                        LONG,
                        () -> {
                            looking.countDown();
                            try {
                                Thread.sleep(LONG);
                            } catch (InterruptedException ending) {
                                done.set(true);
                                Thread.currentThread().interrupt();
                            }
                        });
        lookout.start();
        assertThat(looking.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        lookout.end(LONG);
        assertThat(done).isTrue();
    }

    @Test
    void aPauseIsBrokenOff() throws Exception {
        CountDownLatch looked = new CountDownLatch(1);
        Lookout lookout = lookout(Duration.ofDays(1), looked::countDown);
        lookout.start();
        assertThat(looked.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        lookout.end(Duration.ofDays(1));
    }

    @Test
    void whatWasNotStartedEndsAtOnce() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        lookout(LONG, looks::incrementAndGet).end(LONG);
        assertThat(looks).hasValue(0);
    }

    private static Lookout lookout(Duration pause, Runnable look) {
        return new Lookout(Thread.ofVirtual().name("lookout"), pause, look);
    }
}
