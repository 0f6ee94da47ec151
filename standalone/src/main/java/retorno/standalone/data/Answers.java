package retorno.standalone.data;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/// How commands answer: columns for people, JSON for programs.
public final class Answers {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String GAP = "  ";

    private Answers() {}

    /// Who runs the command, for whoever asks later.
    public static String operator() {
        return System.getProperty("user.name", "unknown");
    }

    /// One line of JSON.
    public static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    /// Rows below a header, as wide as they must be; numbers stand to the right.
    public static void table(PrintWriter out, List<String> header, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>(List.of(header));
        all.addAll(rows);
        int columns = header.size();
        int[] widths = new int[columns];
        boolean[] numbers = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            widths[column] = width(all, column);
            numbers[column] = rows.stream().allMatch(numbersIn(column));
        }
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String cell = row.get(column);
                String blank = " ".repeat(widths[column] - cell.length());
                line.append(column == 0 ? "" : GAP)
                        .append(numbers[column] ? blank + cell : cell + blank);
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static Predicate<List<String>> numbersIn(int column) {
        return row -> row.get(column).matches("-?[0-9.,]+");
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
