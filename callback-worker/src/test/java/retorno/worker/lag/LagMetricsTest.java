package retorno.worker.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class LagMetricsTest {
    /// As Kafka's client does when its thread is interrupted.
    private static final class Waiting extends Positions {
        private final CountDownLatch asked = new CountDownLatch(1);

        Waiting() {
            super(null);
        }

        @Override
        public List<Position> now() {
            asked.countDown();
            try {
                Thread.sleep(30_000);
            } catch (InterruptedException ending) {
                throw new InterruptException(ending);
            }
            return List.of();
        }
    }

    @Test
    void aStopWhileKafkaIsAskedIsNoOutage(CapturedOutput output) throws Exception {
        Waiting positions = new Waiting();
        LagMetrics metrics = new LagMetrics(positions, null, new SimpleMeterRegistry());
        metrics.start();
        assertThat(positions.asked.await(30, TimeUnit.SECONDS)).isTrue();
        metrics.destroy();
        assertThat(output).doesNotContain("Kafka does not answer");
    }
}
