package retorno.worker.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import retorno.event.CallbackEvent;

/// How events of one kind stand in their table: the statement that inserts one, and what fills its
/// question marks.
public final class Form<E extends CallbackEvent> {
    private static final Pattern INSERT =
            Pattern.compile(
                    "insert into (\\w+) \\(([^)]*)\\)\\s*values \\(([^)]*)\\)\\s*on conflict do nothing\\s*");

    private final String sql;
    private final String table;
    private final List<String> columns;
    private final List<String> values;
    private final BiConsumer<Item<E>, Row> fill;

    /// @param sql `insert into TABLE (COLUMNS) values (…) on conflict do nothing`; a value is a
    ///   question mark or a text in quotes
    /// @param fill writes an item's values in the order of the question marks
    public Form(String sql, BiConsumer<Item<E>, Row> fill) {
        Matcher insert = INSERT.matcher(sql);
        if (!insert.matches()) {
            throw new IllegalArgumentException("not the insert of a form: " + sql);
        }
        this.sql = sql;
        this.table = insert.group(1);
        this.columns = words(insert.group(2));
        this.values = words(insert.group(3));
        this.fill = fill;
        if (columns.size() != values.size()) {
            throw new IllegalArgumentException("columns and values differ in number: " + sql);
        }
    }

    String sql() {
        return sql;
    }

    String table() {
        return table;
    }

    List<String> columns() {
        return columns;
    }

    /// For each column a question mark or a text in quotes.
    List<String> values() {
        return values;
    }

    void fill(Item<E> item, Row row) {
        fill.accept(item, row);
    }

    /// The row that an item would be, without writing it.
    Image image(Item<E> item, Row row) {
        fill.accept(item, row);
        Map<String, @Nullable Object> image = new LinkedHashMap<>();
        int mark = 0;
        for (int i = 0; i < columns.size(); i++) {
            String value = values.get(i);
            image.put(
                    columns.get(i),
                    value.equals("?")
                            ? row.parameter(mark++)
                            : value.substring(1, value.length() - 1));
        }
        return new Image(table, image, row.refusal());
    }

    private static List<String> words(String list) {
        List<String> words = new ArrayList<>();
        for (String word : list.split(",")) {
            words.add(word.strip());
        }
        return words;
    }
}
