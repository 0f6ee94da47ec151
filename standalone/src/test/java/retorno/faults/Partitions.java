package retorno.faults;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.TopicPartition;
import retorno.faults.Tables.Page;
import retorno.faults.Topic.Entry;

/// The records of the topic by partition and offset, and which of them the books account for.
final class Partitions {
    private final Map<Integer, Line> lines = new TreeMap<>();
    private long unaccounted;

    /// One partition. Offsets have no gaps and begin with 0: nothing was deleted, and there are no
    /// transactions.
    private static final class Line {
        final List<Entry> entries = new ArrayList<>();
        final List<Integer> itemsBefore = new ArrayList<>(List.of(0));
        final BitSet accounted = new BitSet();
    }

    /// @param items how many items a record has
    Partitions(List<Entry> entries, List<Page> pages, ToIntFunction<Entry> items) {
        for (Entry entry : entries) {
            Line line = lines.computeIfAbsent(entry.partition(), p -> new Line());
            if (entry.offset() != line.entries.size()) {
                throw new IllegalStateException("the topic has a gap before " + entry);
            }
            line.entries.add(entry);
            line.itemsBefore.add(line.itemsBefore.getLast() + items.applyAsInt(entry));
        }
        for (Page page : pages) {
            line(page.partition()).accounted.set((int) page.first(), (int) page.last() + 1);
        }
    }

    /// Counts what lies before the positions that the worker has committed and in no page.
    Partitions committed(Map<TopicPartition, Long> positions) {
        positions.forEach((partition, position) -> {
            BitSet missing = new BitSet();
            missing.set(0, position.intValue());
            missing.andNot(line(partition.partition()).accounted);
            unaccounted += missing.cardinality();
        });
        return this;
    }

    long unaccounted() {
        return unaccounted;
    }

    /// The records that the books account for.
    List<Entry> consumed() {
        List<Entry> consumed = new ArrayList<>();
        for (Line line : lines.values()) {
            line.accounted.stream()
                    .filter(offset -> offset < line.entries.size())
                    .forEach(offset -> consumed.add(line.entries.get(offset)));
        }
        return consumed;
    }

    /// The record at a place; null where there is none.
    Entry at(int partition, long offset) {
        List<Entry> entries = line(partition).entries;
        return offset < entries.size() ? entries.get((int) offset) : null;
    }

    /// How many records lie in a page's range.
    long records(Page page) {
        return Math.min(page.last() + 1, line(page.partition()).entries.size()) - page.first();
    }

    /// How many items they have.
    long items(Page page) {
        List<Integer> before = line(page.partition()).itemsBefore;
        int end = (int) Math.min(page.last() + 1, before.size() - 1);
        return before.get(end) - before.get((int) page.first());
    }

    private Line line(int partition) {
        return lines.computeIfAbsent(partition, p -> new Line());
    }
}
