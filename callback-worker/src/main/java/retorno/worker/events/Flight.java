package retorno.worker.events;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/// Events on their way to the topic, on a thread of their own.
public final class Flight {
    private final FutureTask<@Nullable Void> publishing;

    private Flight(Runnable publishing) {
        this.publishing = new FutureTask<>(publishing, null);
    }

    static Flight of(Runnable publishing) {
        Flight flight = new Flight(publishing);
        Thread.ofVirtual().name("events").start(flight.publishing);
        return flight;
    }

    /// Returns when all of them are on the topic.
    ///
    /// @throws NotPublished where that is not known of every one within some seconds
    public void join() {
        try {
            publishing.get();
        } catch (InterruptedException stopping) {
            throw new InterruptException(stopping);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("events cannot be sent", failed.getCause());
        }
    }
}
