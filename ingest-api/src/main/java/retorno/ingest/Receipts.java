package retorno.ingest;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/// Receipts: UUIDv7, so that they sort by the time at which they were given.
final class Receipts {
    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Receipts() {}

    static UUID next() {
        return GENERATOR.generate();
    }
}
