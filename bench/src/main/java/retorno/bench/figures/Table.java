package retorno.bench.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// A table in Markdown, and as a file for charts.
public final class Table {
    private final List<String> header;
    private final List<List<Object>> rows = new ArrayList<>();

    /// @param header first what the rows are, then their figures with their units
    public Table(String... header) {
        this.header = List.of(header);
    }

    /// @param cells texts, or numbers
    public Table row(String name, Object... cells) {
        List<Object> row = new ArrayList<>();
        row.add(name);
        row.addAll(List.of(cells));
        rows.add(row);
        return this;
    }

    /// Prints it, and keeps its figures as the results of a suite.
    public void publish(String suite) {
        System.out.println(this);
        Results.save(suite, header, rows);
    }

    private static String shown(Object cell) {
        return cell instanceof Double number
                ? String.format(Locale.ROOT, number >= 100 ? "%,.0f" : "%.2f", number)
                : cell.toString();
    }

    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder();
        lines.append("| ").append(String.join(" | ", header)).append(" |\n");
        lines.append("|---").append("|---:".repeat(header.size() - 1)).append("|\n");
        for (List<Object> row : rows) {
            lines.append("| ")
                    .append(String.join(" | ", row.stream().map(Table::shown).toList()))
                    .append(" |\n");
        }
        return lines.toString();
    }

    /// The middle one of what was measured in turns.
    public static <T> double median(List<T> rounds, ToDoubleFunction<T> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
