package retorno.ingest;

import java.io.IOException;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import retorno.ingest.spool.Spool;
import retorno.ingest.spool.SpoolLimits;
import retorno.program.CannotStart;

/// Opens the spool where the settings say.
@Configuration(proxyBeanMethods = false)
class IngestSpool {
    private static final long SEGMENT = 16L << 20;
    // With the wait for Kafka before it, an answer stays below 5 s.
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    @Bean
    Spool spool(IngestSettings settings) {
        SpoolLimits limits =
                new SpoolLimits(
                        settings.spoolMaxBytes().toBytes(),
                        settings.spoolReserve().toBytes(),
                        SEGMENT,
                        PATIENCE);
        try {
            return Spool.open(settings.spool(), limits);
        } catch (IOException unusable) {
            throw new CannotStart(
                    "the spool in %s (RETORNO_SPOOL_DIR) cannot be used: %s."
                            .formatted(settings.spool().toAbsolutePath(), unusable));
        }
    }
}
