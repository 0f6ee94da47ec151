package retorno.worker.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import retorno.worker.replay.ReplayStore.Place;
import retorno.worker.replay.ReplayStore.Stretch;

/// Finds out which stretches of the log a selection is about, so that no more is read than must be.
@Component
class Planner {
    /// How far ingest's clock may have been from the time within its receipt.
    private static final Duration SLACK = Duration.ofMinutes(10);

    private final LogReader log;
    private final ReplayStore store;

    Planner(LogReader log, ReplayStore store) {
        this.log = log;
        this.store = store;
    }

    Scope scope(Selection selection) {
        List<Stretch> held = held(selection);
        List<String> expired = new ArrayList<>();
        List<Stretch> meant = within(selection, held);
        if (selection.fingerprint() != null) {
            meant = around(store.places(selection.fingerprint()), meant, held, expired);
        } else if (selection.receipt() != null) {
            meant = ofReceipt(selection.receipt(), meant, held, expired);
        }
        return new Scope(selection, meant, receipts(selection), expired);
    }

    private List<Stretch> held(Selection selection) {
        return log.holds().stream()
                .filter(each ->
                        selection.partition() == null || selection.partition() == each.partition())
                .toList();
    }

    private List<Stretch> within(Selection selection, List<Stretch> held) {
        long first = selection.firstOffset() == null ? 0 : selection.firstOffset();
        long last = selection.lastOffset() == null ? Long.MAX_VALUE - 1 : selection.lastOffset();
        return log.received(held, selection.from()).stream()
                .map(each ->
                        new Stretch(
                                each.topic(),
                                each.partition(),
                                Math.max(each.next(), first),
                                Math.min(each.until(), last + 1)))
                .filter(each -> each.next() < each.until())
                .toList();
    }

    private List<Stretch> ofReceipt(
            UUID receipt, List<Stretch> meant, List<Stretch> held, List<String> expired) {
        List<Place> places = store.places(receipt.toString());
        if (!places.isEmpty()) {
            return around(places, meant, held, expired);
        }
        if (receipt.version() != 7) {
            return meant;
        }
        Instant given = Instant.ofEpochMilli(receipt.getMostSignificantBits() >>> 16);
        return log.received(meant, given.minus(SLACK));
    }

    /// From the first to the last of some places, and what of them Kafka has deleted.
    private static List<Stretch> around(
            List<Place> places, List<Stretch> meant, List<Stretch> held, List<String> expired) {
        for (Stretch each : held) {
            places.stream()
                    .filter(place -> in(place, each) && place.offset() < each.next())
                    .forEach(place ->
                            expired.add(
                                    "%s-%d offset %d is no longer in Kafka, which holds offsets from %d on"
                                            .formatted(
                                                    place.topic(),
                                                    place.partition(),
                                                    place.offset(),
                                                    each.next())));
        }
        return meant.stream()
                .map(each -> {
                    List<Long> offsets =
                            places.stream()
                                    .filter(place -> in(place, each))
                                    .map(Place::offset)
                                    .toList();
                    long first = offsets.stream().min(Long::compare).orElse(Long.MAX_VALUE);
                    long last = offsets.stream().max(Long::compare).orElse(-1L);
                    return new Stretch(
                            each.topic(),
                            each.partition(),
                            Math.max(each.next(), first),
                            Math.min(each.until(), last + 1));
                })
                .filter(each -> each.next() < each.until())
                .toList();
    }

    private static boolean in(Place place, Stretch stretch) {
        return place.topic().equals(stretch.topic()) && place.partition() == stretch.partition();
    }

    private Set<String> receipts(Selection selection) {
        Set<String> receipts = new HashSet<>();
        if (selection.id() != null) {
            receipts.addAll(store.receipts("id", selection.id()));
        }
        if (selection.contact() != null) {
            receipts.addAll(store.receipts("contact", selection.contact()));
        }
        if (selection.fingerprint() != null) {
            receipts.addAll(store.receipts("fingerprint", selection.fingerprint()));
        }
        return receipts;
    }
}
