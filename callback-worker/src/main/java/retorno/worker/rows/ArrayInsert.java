package retorno.worker.rows;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import retorno.time.Moments;

/// Many rows by one statement of PostgreSQL, which takes one array for each column: a row's 37
/// parameters, sent and bound one by one, cost more than its insertion.
///
/// The conflict is named: else PostgreSQL looks for one in the primary key as well, which it has
/// just counted up itself.
///
/// A null array stands for a column of nulls: of arrays of different lengths `unnest` fills up the
/// shorter ones.
final class ArrayInsert {
    private static final String KEY = "event_key";

    private final String sql;
    private final List<Kind> kinds;
    private final int key;

    private ArrayInsert(String sql, List<Kind> kinds, int key) {
        this.sql = sql;
        this.kinds = kinds;
        this.key = key;
    }

    /// Asks the database what type each column has.
    static ArrayInsert of(Connection connection, Form<?> form) throws SQLException {
        List<Kind> kinds = new ArrayList<>();
        try (PreparedStatement single = connection.prepareStatement(form.sql())) {
            ParameterMetaData marks = single.getParameterMetaData();
            for (int i = 1; i <= marks.getParameterCount(); i++) {
                kinds.add(Kind.of(marks.getParameterTypeName(i)));
            }
        }
        List<String> values = new ArrayList<>();
        int key = -1;
        int mark = 0;
        for (int i = 0; i < form.columns().size(); i++) {
            if (form.columns().get(i).equals(KEY)) {
                key = mark;
            }
            values.add(
                    form.values().get(i).equals("?")
                            ? kinds.get(mark++).expression
                            : form.values().get(i));
        }
        return new ArrayInsert(
                "insert into %s (%s) select %s on conflict (%s) do nothing returning %s"
                        .formatted(
                                form.table(),
                                String.join(", ", form.columns()),
                                String.join(", ", values),
                                KEY,
                                KEY),
                kinds,
                key);
    }

    /// @return for each row whether it is new
    boolean[] run(Connection connection, List<Row> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            @Nullable Object[] arrays =
                    BinaryArray.fits(connection) ? binary(rows) : plain(connection, rows);
            for (int mark = 0; mark < arrays.length; mark++) {
                insert.setObject(mark + 1, arrays[mark]);
            }
            Set<String> fresh = keys(insert);
            boolean[] stored = new boolean[rows.size()];
            for (int i = 0; i < stored.length; i++) {
                // Of two with one key the first is the row.
                stored[i] = fresh.remove((String) rows.get(i).values().get(key));
            }
            return stored;
        }
    }

    private static Set<String> keys(PreparedStatement insert) throws SQLException {
        Set<String> keys = new HashSet<>();
        try (ResultSet row = insert.executeQuery()) {
            while (row.next()) {
                keys.add(row.getString(1));
            }
        }
        return keys;
    }

    /// Row by row, each of which is in the processor's cache then; a column of nulls is null.
    private @Nullable Object[] binary(List<Row> rows) {
        BinaryArray[] arrays = new BinaryArray[kinds.size()];
        for (int mark = 0; mark < arrays.length; mark++) {
            arrays[mark] = kinds.get(mark).binary(rows.size());
        }
        for (Row row : rows) {
            List<@Nullable Object> values = row.values();
            for (int mark = 0; mark < arrays.length; mark++) {
                kinds.get(mark).add(values.get(mark), arrays[mark]);
            }
        }
        @Nullable Object[] parameters = new Object[arrays.length];
        for (int mark = 0; mark < arrays.length; mark++) {
            parameters[mark] = arrays[mark].isOfNulls() ? null : arrays[mark];
        }
        return parameters;
    }

    private @Nullable Object[] plain(Connection connection, List<Row> rows) throws SQLException {
        @Nullable Object[] parameters = new Object[kinds.size()];
        for (int mark = 0; mark < parameters.length; mark++) {
            int column = mark;
            parameters[mark] =
                    rows.stream().allMatch(row -> row.values().get(column) == null)
                            ? null
                            : kinds.get(mark).plain(connection, rows, mark);
        }
        return parameters;
    }

    /// How the values of a column travel.
    private enum Kind {
        TEXT("text", "unnest(?::text[])"),
        NUMBER("int8", "unnest(?::int8[])"),
        FLAG("bool", "unnest(?::bool[])"),
        AMOUNT("numeric", "unnest(?::numeric[])"),
        TIME("timestamptz", "unnest(?::timestamptz[])");

        private final String element;
        private final String expression;

        Kind(String element, String expression) {
            this.element = element;
            this.expression = expression;
        }

        static Kind of(String type) {
            return switch (type) {
                case "varchar", "text" -> TEXT;
                case "int4", "int8" -> NUMBER;
                case "bool" -> FLAG;
                case "numeric" -> AMOUNT;
                case "timestamptz" -> TIME;
                default -> throw new IllegalStateException("no array for columns of type " + type);
            };
        }

        BinaryArray binary(int size) {
            return switch (this) {
                case TEXT -> BinaryArray.ofTexts(size);
                case NUMBER -> BinaryArray.ofNumbers(size);
                case FLAG -> BinaryArray.ofFlags(size);
                case AMOUNT -> BinaryArray.ofAmounts(size);
                case TIME -> BinaryArray.ofMoments(size);
            };
        }

        void add(@Nullable Object value, BinaryArray array) {
            switch (this) {
                case TEXT -> array.text((String) value);
                case NUMBER -> array.number((Long) value);
                case FLAG -> array.flag((Boolean) value);
                case AMOUNT -> array.amount((BigDecimal) value);
                case TIME -> array.moment((Instant) value);
            }
        }

        /// As the driver does it.
        Object plain(Connection connection, List<Row> rows, int mark) throws SQLException {
            @Nullable Object[] column = empty(rows.size());
            for (int i = 0; i < column.length; i++) {
                Object value = rows.get(i).values().get(mark);
                column[i] = value instanceof Instant at ? Moments.text(at) : value;
            }
            return connection.createArrayOf(element, column);
        }

        private @Nullable Object[] empty(int size) {
            return switch (this) {
                case TEXT, TIME -> new @Nullable String[size];
                case NUMBER -> new @Nullable Long[size];
                case FLAG -> new @Nullable Boolean[size];
                case AMOUNT -> new @Nullable BigDecimal[size];
            };
        }
    }
}
