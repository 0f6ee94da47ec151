package retorno.worker.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import retorno.event.CallbackEvent;
import retorno.provider.Parsed;
import retorno.worker.breaker.Sample;
import retorno.worker.deadletter.Burial;
import retorno.worker.deadletter.DeadLetter;
import retorno.worker.ledger.Page;
import retorno.worker.rows.Fate;
import retorno.worker.rows.Item;

/// One attempt at a batch: its items sorted by what they are, and counted by what became of them.
final class SortedBatch {
    private final List<Reading> batch = new ArrayList<>();
    private final List<DeadLetter> letters = new ArrayList<>();
    private final List<Item<CallbackEvent>> stored = new ArrayList<>();
    private final List<Item<CallbackEvent>> duplicates = new ArrayList<>();
    private final List<Reading> letterOrigins = new ArrayList<>();
    private final List<FaultTally.Fault> faults = new ArrayList<>();
    private final Map<TopicPartition, Page> pages = new LinkedHashMap<>();
    private final Tally tally = new Tally();

    /// Takes in a piece of the batch.
    ///
    /// @return its events, of which it wants to know what became
    Events take(List<Reading> piece) {
        batch.addAll(piece);
        Events events = new Events(piece.size());
        for (Reading reading : piece) {
            page(reading.partition()).record(reading.offset(), reading.items().size());
            for (int item = 0; item < reading.items().size(); item++) {
                sort(reading, item, events);
            }
        }
        return events;
    }

    private void sort(Reading reading, int item, Events events) {
        switch (reading.items().get(item)) {
            case Parsed.Event(CallbackEvent event) ->
                    events.add(new Item<>(event, reading.lineage(item)), reading);
            case Parsed.Unreadable unreadable ->
                    letter(
                            DeadLetter.unreadable(
                                    reading.lineage(item), reading.envelope(), unreadable),
                            reading);
            case Parsed.Ignored ignored -> {
                page(reading.partition()).ignored();
                tally.count(reading.envelope().type(), Tally.Outcome.IGNORED);
            }
        }
    }

    /// The events of one piece.
    final class Events {
        private final List<Item<CallbackEvent>> items;
        private final List<Reading> origins;

        private Events(int usually) {
            items = new ArrayList<>(usually);
            origins = new ArrayList<>(usually);
        }

        private void add(Item<CallbackEvent> item, Reading origin) {
            items.add(item);
            origins.add(origin);
        }

        /// In the order of the log.
        List<Item<CallbackEvent>> items() {
            return items;
        }

        /// Takes what became of them, in their order; refused ones turn into letters.
        void ended(List<Fate> fates) {
            for (int i = 0; i < items.size(); i++) {
                ended(items.get(i), origins.get(i), fates.get(i));
            }
        }

        private void ended(Item<CallbackEvent> item, Reading origin, Fate fate) {
            switch (fate) {
                case Fate.Stored fresh -> {
                    page(origin.partition()).stored();
                    tally.count(origin.envelope().type(), Tally.Outcome.STORED);
                    stored.add(item);
                }
                case Fate.Duplicate known -> {
                    page(origin.partition()).duplicate();
                    tally.count(origin.envelope().type(), Tally.Outcome.DUPLICATE);
                    duplicates.add(item);
                }
                case Fate.Refused refused -> letter(refused(item, origin, refused), origin);
            }
        }
    }

    List<DeadLetter> letters() {
        return letters;
    }

    /// Takes what became of each of [#letters]. One that was there before is a duplicate in the
    /// books; only one that was counted before says nothing new about our code.
    void lettersEnded(List<Burial> burials) {
        for (int i = 0; i < letters.size(); i++) {
            Reading origin = letterOrigins.get(i);
            String type = letters.get(i).type();
            if (burials.get(i) == Burial.NEW) {
                page(origin.partition()).deadLetter();
                tally.count(type, Tally.Outcome.DEAD_LETTER);
            } else {
                page(origin.partition()).duplicate();
                tally.count(type, Tally.Outcome.DUPLICATE);
            }
            if (burials.get(i) != Burial.KNOWN
                    && FaultTally.OUR_FAULTS.contains(letters.get(i).cause())) {
                faults.add(new FaultTally.Fault(origin, letters.get(i)));
            }
        }
    }

    /// The events that became new rows.
    List<Item<CallbackEvent>> stored() {
        return stored;
    }

    /// The events whose rows were there.
    List<Item<CallbackEvent>> duplicates() {
        return duplicates;
    }

    /// What became of all items, by type.
    Tally tally() {
        return tally;
    }

    Collection<Page> pages() {
        return pages.values();
    }

    /// What this batch says about our code, for each partition.
    ///
    /// @param most how many items one record counts for at most
    List<Sample> samples(int most) {
        return FaultTally.of(batch, faults, most);
    }

    private void letter(DeadLetter letter, Reading origin) {
        letters.add(letter);
        letterOrigins.add(origin);
    }

    private static DeadLetter refused(
            Item<CallbackEvent> item, Reading origin, Fate.Refused refused) {
        return DeadLetter.refused(item.lineage(), origin.envelope(), item.event(), refused);
    }

    private Page page(TopicPartition partition) {
        return pages.computeIfAbsent(partition, p -> new Page(p.topic(), p.partition()));
    }
}
