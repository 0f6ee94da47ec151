package retorno.worker.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import retorno.provider.Providers;

/// The worker on a heap that was too small, once, for a body that contains `huge`.
public class ErrorOnce {
    @Bean
    @Primary
    static RecordReader erringReader() {
        AtomicBoolean done = new AtomicBoolean();
        return new RecordReader(Providers::ofType) {
            @Override
            public Reading read(ConsumerRecord<String, byte[]> record) {
                if (new String(record.value(), UTF_8).contains("huge")
                        && done.compareAndSet(false, true)) {
                    throw new OutOfMemoryError("by a test");
                }
                return super.read(record);
            }
        };
    }
}
