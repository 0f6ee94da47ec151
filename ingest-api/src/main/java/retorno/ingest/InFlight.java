package retorno.ingest;

import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import retorno.ingest.problem.Refusal;

/// Bounds the memory of requests that wait for Kafka, in bytes; who finds no room is told at once.
///
/// A request weighs what has arrived of it, and no less than what a connection costs anyway: what
/// somebody only announces takes no room from others.
@Component
final class InFlight {
    private static final long UNIT = 1024;
    private static final long LEAST = 16 * UNIT;

    private final Semaphore room;

    InFlight(IngestSettings settings) {
        room = new Semaphore(Math.toIntExact(settings.maxInFlight().toBytes() / UNIT));
    }

    /// Takes room for one request until the place is closed.
    ///
    /// @throws Refusal 503 where there is none
    Place enter() {
        return new Place();
    }

    /// Room taken by one request, whose thread alone uses it.
    final class Place implements AutoCloseable {
        private int units;

        private Place() {
            take(LEAST);
        }

        /// Makes it as large as a body of so many bytes.
        ///
        /// @throws Refusal 503 where there is no more room
        void hold(int bytes) {
            if (bytes > units * UNIT) {
                take(bytes - units * UNIT + UNIT - 1);
            }
        }

        private void take(long bytes) {
            int more = Math.toIntExact(bytes / UNIT);
            if (!room.tryAcquire(more)) {
                throw Refusal.busy();
            }
            units += more;
        }

        @Override
        public void close() {
            room.release(units);
        }
    }
}
