package retorno.standalone.data;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import retorno.worker.lag.Position;
import retorno.worker.ledger.Book;

/// The books of all partitions at one moment, as JSON prints them.
record LedgerReport(Instant at, List<Line> partitions, Sums sums, boolean balanced) {

    /// One partition: its log, the group's position, and what the books say of it.
    record Line(
            String topic,
            int partition,
            long start,
            long end,
            long committed,
            long lag,
            double lagSeconds,
            long accounted,
            long unaccounted,
            List<Book.Gap> gaps) {}

    /// What became of all items of all passes.
    record Sums(
            long records,
            long items,
            long stored,
            long duplicates,
            long deadLetters,
            long ignored) {}

    /// @param positions taken before the books
    static LedgerReport of(List<Position> positions, List<Book> books) {
        Instant now = Instant.now();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < books.size(); i++) {
            lines.add(line(positions.get(i), books.get(i), now));
        }
        Sums sums =
                new Sums(
                        sum(books, Book::records),
                        sum(books, Book::items),
                        sum(books, Book::stored),
                        sum(books, Book::duplicates),
                        sum(books, Book::deadLetters),
                        sum(books, Book::ignored));
        return new LedgerReport(now, lines, sums, books.stream().allMatch(Book::balanced));
    }

    private static Line line(Position position, Book book, Instant now) {
        return new Line(
                book.topic(),
                book.partition(),
                position.begin(),
                position.end(),
                position.committed(),
                position.lag(),
                position.waited(now).toMillis() / 1000.0,
                book.accounted(),
                book.missing(),
                book.unaccounted());
    }

    private static long sum(List<Book> books, ToLongFunction<Book> of) {
        return books.stream().mapToLong(of).sum();
    }

    /// For people.
    void print(PrintWriter out) {
        Answers.table(
                out,
                List.of(
                        "topic",
                        "partition",
                        "start",
                        "end",
                        "committed",
                        "lag",
                        "lag s",
                        "accounted",
                        "unaccounted"),
                partitions.stream().map(LedgerReport::cells).toList());
        out.printf(
                "%n%d items = %d stored + %d duplicates + %d dead letters + %d ignored%n",
                sums.items, sums.stored, sums.duplicates, sums.deadLetters, sums.ignored);
        out.println(verdict());
        out.flush();
    }

    private static List<String> cells(Line line) {
        return List.of(
                line.topic,
                String.valueOf(line.partition),
                String.valueOf(line.start),
                String.valueOf(line.end),
                String.valueOf(line.committed),
                String.valueOf(line.lag),
                String.valueOf(line.lagSeconds),
                String.valueOf(line.accounted),
                String.valueOf(line.unaccounted));
    }

    private String verdict() {
        if (balanced) {
            return "all accounted for";
        }
        List<String> missing = new ArrayList<>();
        for (Line line : partitions) {
            for (Book.Gap gap : line.gaps) {
                missing.add(
                        "%s-%d offsets %d to %d"
                                .formatted(line.topic, line.partition, gap.first(), gap.last()));
            }
        }
        return missing.isEmpty()
                ? "NOT balanced: some batch's items do not add up"
                : "NOT accounted for: " + String.join(", ", missing);
    }
}
