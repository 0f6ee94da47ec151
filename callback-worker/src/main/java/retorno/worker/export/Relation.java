package retorno.worker.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What can be exported: the tables of events, in the order in which they were stored, and the
/// views, in any order.
public enum Relation {
    EMAIL_CALLBACK("order by id"),
    SMS_CALLBACK("order by id"),
    CALL_CALLBACK("order by id"),
    MESSAGE_LATEST(""),
    MESSAGE_TIMELINE("");

    private final String word = name().toLowerCase(Locale.ROOT);
    private final String order;

    Relation(String order) {
        this.order = order;
    }

    /// Its name in the database.
    public String word() {
        return word;
    }

    /// The one of this name.
    public static Optional<Relation> named(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /// The end of a query that takes the rows from an index in their order, without sorting.
    String order() {
        return order;
    }
}
