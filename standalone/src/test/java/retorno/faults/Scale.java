package retorno.faults;

import java.time.Duration;
import java.util.List;

/// How large a run is: seconds of load and a few kills within `verify`, the whole of it with
/// `-Pfaults`.
///
/// @param rate requests a second
/// @param calm how long it runs before and after a fault
/// @param outage how long something stays away
/// @param kills how often the worker is killed
/// @param records how many requests it is killed over
record Scale(boolean full, int rate, Duration calm, Duration outage, int kills, int records) {
    private static final Scale FULL =
            new Scale(true, 500, Duration.ofSeconds(10), Duration.ofSeconds(60), 20, 100_000);
    private static final Scale SHORT =
            new Scale(false, 200, Duration.ofSeconds(1), Duration.ofSeconds(2), 2, 1_500);

    /// A limit of time, which only a full run can tell: the short one shares its machine.
    double limit(double millis) {
        return full ? millis : Double.MAX_VALUE;
    }

    /// Both databases, or the one that a short run has time for.
    List<Store.Kind> kinds(Store.Kind one) {
        return full ? List.of(Store.Kind.values()) : List.of(one);
    }

    static Scale current() {
        return "full".equals(System.getProperty("retorno.faults")) ? FULL : SHORT;
    }
}
