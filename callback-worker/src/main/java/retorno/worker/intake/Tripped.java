package retorno.worker.intake;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import retorno.worker.breaker.Trip;

/// Ends a batch that holds records of partitions that must stand still. Nothing of it is kept.
final class Tripped extends RuntimeException {
    private final transient List<Trip> trips;

    Tripped(List<Trip> trips) {
        super(trips.toString(), null, false, false);
        this.trips = trips;
    }

    /// The one behind an exception; null where there is none.
    static @Nullable Tripped behind(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Tripped tripped) {
                return tripped;
            }
        }
        return null;
    }

    List<Trip> trips() {
        return trips;
    }

    Set<TopicPartition> partitions() {
        return trips.stream()
                .map(trip -> new TopicPartition(trip.topic(), trip.partition()))
                .collect(Collectors.toSet());
    }
}
