package retorno.standalone.replay;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import retorno.standalone.data.Answers;
import retorno.worker.replay.Difference;
import retorno.worker.replay.Summary;

/// For people: counts, and some of the differences.
final class PlainReport implements Report {
    private static final List<String> OUTCOMES =
            List.of("new", "changed", "gone", "unreadable", "same", "ignored");
    private static final int WIDEST = 40;

    private final PrintWriter out;
    private final int most;
    private final Of of;
    private final List<Difference> sample = new ArrayList<>();

    PlainReport(PrintWriter out, int most, Of of) {
        this.out = out;
        this.most = most;
        this.of = of;
    }

    @Override
    public void differs(Difference difference) {
        if (sample.size() < most) {
            sample.add(difference);
        }
    }

    @Override
    public int end(Summary summary) {
        if (of != Of.TABLES) {
            out.printf("%d records read, %d meant%n%n", summary.read(), summary.selected());
        }
        counts(summary);
        differences();
        summary.expired().forEach(sentence -> out.println("not read: " + sentence));
        out.println(verdict(summary));
        out.flush();
        return Report.code(summary, of);
    }

    private void counts(Summary summary) {
        List<String> header = new ArrayList<>(List.of("table"));
        header.addAll(OUTCOMES);
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<String, Map<String, Long>> table : summary.tables().entrySet()) {
            List<String> row = new ArrayList<>(List.of(table.getKey()));
            OUTCOMES.forEach(outcome -> row.add("" + table.getValue().getOrDefault(outcome, 0L)));
            rows.add(row);
        }
        Answers.table(out, header, rows);
        out.println();
    }

    private void differences() {
        if (sample.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Difference each : sample) {
            for (Difference.Column column : shown(each)) {
                rows.add(
                        List.of(
                                each.kind().name().toLowerCase(Locale.ROOT),
                                each.table(),
                                each.receipt(),
                                column.name(),
                                cut(column.before()),
                                cut(column.after())));
            }
        }
        Answers.table(out, List.of("", "table", "receipt", "column", "before", "after"), rows);
        out.println();
    }

    /// A whole row would be forty lines: what it is about is enough.
    private static List<Difference.Column> shown(Difference difference) {
        return switch (difference.kind()) {
            case CHANGED, UNREADABLE -> difference.columns();
            case NEW, GONE ->
                    difference.columns().stream()
                            .filter(column ->
                                    List.of("status", "id_externo", "call_sid", "cause")
                                            .contains(column.name()))
                            .toList();
        };
    }

    /// One line, and nothing that a terminal would obey.
    private static String cut(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST) + "…";
    }

    private String verdict(Summary summary) {
        boolean same = summary.differences() == 0;
        if (!summary.finished() && of != Of.WRITTEN) {
            return "stopped: only a part was looked at, and nothing was written";
        }
        return switch (of) {
            case TABLES ->
                    same ? "no difference" : "%d events differ".formatted(summary.differences());
            case DRY_RUN ->
                    same
                            ? "no difference: today's code makes the rows that are there"
                            : "nothing was written: --apply --reason \"…\" writes it";
            case WRITTEN ->
                    summary.finished()
                            ? "replay %d is done: ./retorno replay undo %d takes it back"
                                    .formatted(summary.pass(), summary.pass())
                            : "stopped: ./retorno replay resume %d goes on"
                                    .formatted(summary.pass());
        };
    }
}
