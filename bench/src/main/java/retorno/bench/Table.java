package retorno.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A table in Markdown.
final class Table {
    private final List<String> lines = new ArrayList<>();

    Table(String... header) {
        lines.add("| " + String.join(" | ", header) + " |");
        lines.add("|---" + "|---:".repeat(header.length - 1) + "|");
    }

    Table row(String name, Object... cells) {
        StringBuilder line = new StringBuilder("| " + name);
        for (Object cell : cells) {
            line.append(" | ").append(cell instanceof Double number ? shown(number) : cell);
        }
        lines.add(line + " |");
        return this;
    }

    private static String shown(double number) {
        return String.format(Locale.ROOT, number >= 100 ? "%,.0f" : "%.2f", number);
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }

    /// The middle one.
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
