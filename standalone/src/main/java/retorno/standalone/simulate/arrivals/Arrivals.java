package retorno.standalone.simulate.arrivals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import retorno.standalone.simulate.arrivals.ArrivalStore.Place;

/// What became of everything that was answered for.
///
/// @param types by type
/// @param books what the worker's ledger entered meanwhile: nothing less, and more where others
///   sent too
public record Arrivals(Map<String, Line> types, Books books) {
    private static final int AT_ONCE = 500;
    private static final Duration A_MOMENT = Duration.ofMillis(300);

    /// What the ledger has entered.
    public record Books(long items, long stored, long duplicates, long deadLetters, long ignored) {}

    /// Items of one type.
    ///
    /// @param rows that this run brought
    /// @param duplicates of what this run or an earlier one had brought
    public record Line(long items, long rows, long duplicates, long deadLetters, long missing) {
        private static final Line NONE = new Line(0, 0, 0, 0, 0);

        Line plus(Line other) {
            return new Line(
                    items + other.items,
                    rows + other.rows,
                    duplicates + other.duplicates,
                    deadLetters + other.deadLetters,
                    missing + other.missing);
        }
    }

    /// Looks until all is there, or patience ends. The books say when looking is worth while.
    ///
    /// @param mark where the ledger ended before the first request
    /// @param patient whether what is missing may still come
    static Arrivals await(ArrivalStore store, long mark, List<Kept> kept, BooleanSupplier patient) {
        while (store.since(mark).items() < kept.size() && again(patient)) {
            // the worker is still reading
        }
        Map<String, Place> places = new HashMap<>();
        Set<String> missing = new LinkedHashSet<>(kept.stream().map(Kept::key).toList());
        look(store, missing, places);
        while (!missing.isEmpty() && again(patient)) {
            look(store, missing, places);
        }
        return new Arrivals(lines(kept, places), store.since(mark));
    }

    /// Waits a moment, as long as there is patience.
    private static boolean again(BooleanSupplier patient) {
        try {
            Thread.sleep(A_MOMENT);
            return patient.getAsBoolean();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Everything is where it belongs, and the books know it.
    public boolean complete() {
        return total().missing == 0 && unentered() == 0;
    }

    /// Items of which the books know nothing yet.
    public long unentered() {
        return Math.max(0, total().items - books.items());
    }

    /// Of one type.
    public Line line(String type) {
        return types.getOrDefault(type, Line.NONE);
    }

    /// Of all types.
    public Line total() {
        return types.values().stream().reduce(Line.NONE, Line::plus);
    }

    private static void look(ArrivalStore store, Set<String> missing, Map<String, Place> places) {
        List<String> keys = new ArrayList<>(missing);
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            places.putAll(store.places(keys.subList(from, Math.min(keys.size(), from + AT_ONCE))));
        }
        missing.removeAll(places.keySet());
    }

    private static Map<String, Line> lines(List<Kept> kept, Map<String, Place> places) {
        Map<String, Line> lines = new TreeMap<>();
        for (Kept item : kept) {
            lines.merge(item.type(), line(item, places.get(item.key())), Line::plus);
        }
        return lines;
    }

    private static Line line(Kept item, @Nullable Place place) {
        if (place == null) {
            return new Line(1, 0, 0, 0, 1);
        }
        if (!place.receipt().equals(item.receipt())) {
            return new Line(1, 0, 1, 0, 0);
        }
        return place.letter() ? new Line(1, 0, 0, 1, 0) : new Line(1, 1, 0, 0, 0);
    }
}
