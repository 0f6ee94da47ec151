package retorno.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import retorno.faults.Tables.Page;
import retorno.faults.Tables.Row;
import retorno.faults.Topic.Entry;

/// Works out from the topic and the books' ranges which rows there must be, and holds the tables
/// against it. Right at any moment at which no transaction is open: what is not consumed yet is
/// nobody's fault.
final class Audit {
    private final Tables tables;
    private final Map<String, Post> posts;
    private final Partitions partitions;
    private final List<String> complaints = new ArrayList<>();
    private final Map<String, Integer> found = new HashMap<>();
    private final Set<String> expected = new HashSet<>();

    /// @param posts what was sent, by its body
    Audit(Partitions partitions, Tables tables, Map<String, Post> posts) {
        this.partitions = partitions;
        this.tables = tables;
        this.posts = posts;
        tables.rows().forEach(row -> found.merge(row.name(), 1, Integer::sum));
        tables.letters().forEach(row -> found.merge(row.name(), 1, Integer::sum));
        expect();
        rows();
        pages();
        sums();
    }

    /// What is wrong, a sentence each; empty when all is well.
    List<String> complaints() {
        return complaints;
    }

    /// Whether something has its row, or its dead letter.
    boolean has(String name) {
        return found.containsKey(name);
    }

    /// How many rows there are of something that was there already.
    long doubled() {
        return found.values().stream().mapToLong(count -> count - 1).sum();
    }

    /// Items that were consumed more than once, over all consumed: a pass after a kill repeats
    /// some.
    long readAgain() {
        return tables.pages().stream().mapToLong(partitions::items).sum()
                - partitions.consumed().stream().mapToLong(this::items).sum();
    }

    private void expect() {
        for (Entry entry : partitions.consumed()) {
            Post post = posts.get(entry.body());
            if (post == null) {
                complaints.add("nobody sent what is at " + entry);
            } else {
                expected.addAll(post.items());
            }
        }
    }

    private void rows() {
        complain(doubled(), "rows are there more than once");
        complain(expected.stream().filter(name -> !has(name)).toList(), "consumed, but no row");
        complain(
                found.keySet().stream().filter(name -> !expected.contains(name)).toList(),
                "rows that nobody sent");
        complain(
                tables.rows().stream().filter(row -> !fromItsRecord(row)).toList(), "wrong origin");
        complain(
                tables.letters().stream().filter(row -> !fromItsRecord(row)).toList(),
                "dead letters with a wrong origin");
    }

    /// Whether the record that a row names holds what the row says.
    private boolean fromItsRecord(Row row) {
        Entry entry = partitions.at(row.partition(), row.offset());
        Post post = entry == null ? null : posts.get(entry.body());
        return post != null
                && entry.receipt().equals(row.receipt())
                && row.item() < post.items().size()
                && post.items().get(row.item()).equals(row.name());
    }

    private void pages() {
        for (Page page : tables.pages()) {
            if (page.records() != partitions.records(page)
                    || page.items() != partitions.items(page)
                    || page.items()
                            != page.stored()
                                    + page.duplicates()
                                    + page.letters()
                                    + page.ignored()) {
                complaints.add("a page that does not balance: " + page);
            }
        }
        complain(partitions.unaccounted(), "committed offsets that no page accounts for");
    }

    private void sums() {
        long items = partitions.consumed().stream().mapToLong(this::items).sum();
        equal("stored", sum(Page::stored), tables.rows().size());
        equal("dead letters", sum(Page::letters), tables.letters().size());
        equal("ignored", sum(Page::ignored), 0);
        equal("duplicates", sum(Page::duplicates) - readAgain(), items - expected.size());
    }

    /// The books' own count.
    long sum(ToLongFunction<Page> column) {
        return tables.pages().stream().mapToLong(column).sum();
    }

    private long items(Entry entry) {
        Post post = posts.get(entry.body());
        return post == null ? 0 : post.items().size();
    }

    private void equal(String what, long books, long counted) {
        if (books != counted) {
            complaints.add("%s: the books say %d, it is %d".formatted(what, books, counted));
        }
    }

    private void complain(long number, String what) {
        if (number != 0) {
            complaints.add(number + " " + what);
        }
    }

    private void complain(List<?> all, String what) {
        if (!all.isEmpty()) {
            complaints.add(
                    "%d %s, such as %s"
                            .formatted(all.size(), what, all.subList(0, Math.min(3, all.size()))));
        }
    }
}
