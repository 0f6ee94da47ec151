package retorno.ingest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import retorno.ingest.problem.Refusal;

/// Bounds the memory of requests that wait for Kafka, in bytes; who finds no room is told at once,
/// before the body is read.
///
/// A request weighs its announced length, a chunked one the largest that it may become, and none
/// less than what a connection costs anyway.
@Component
final class InFlight {
    private static final long UNIT = 1024;
    private static final long LEAST = 16 * UNIT;

    private final Semaphore room;
    private final long most;

    InFlight(IngestSettings settings) {
        room = new Semaphore(Math.toIntExact(settings.maxInFlight().toBytes() / UNIT));
        most = settings.maxBody().toBytes();
    }

    /// Takes room for one request until the place is closed.
    ///
    /// @throws Refusal 503 where there is none
    Place enter(HttpServletRequest http) {
        int units = Math.toIntExact(weight(http) / UNIT);
        if (!room.tryAcquire(units)) {
            throw Refusal.busy();
        }
        return () -> room.release(units);
    }

    private long weight(HttpServletRequest http) {
        boolean unannounced = http.getHeader("Transfer-Encoding") != null;
        long length = unannounced ? most : http.getContentLengthLong();
        return Math.max(LEAST, Math.min(length, most));
    }

    /// Room taken.
    interface Place extends AutoCloseable {
        @Override
        void close();
    }
}
