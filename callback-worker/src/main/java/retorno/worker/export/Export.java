package retorno.worker.export;

import org.springframework.stereotype.Component;

/// Reads rows of any number with memory for a few thousand, in one read-only transaction: what is
/// stored meanwhile is not in it.
@Component
public class Export {
    private static final String ALL = "1 = 1";

    private final ExportStore store;

    Export(ExportStore store) {
        this.store = store;
    }

    /// Hands over all rows for which an SQL condition holds; all there are where it is blank.
    ///
    /// @return how many rows there were
    /// @throws ConditionRefused where the database refuses the condition
    /// @throws java.io.UncheckedIOException where the sink fails
    public long read(Relation relation, String condition, Sink sink) {
        return store.read(relation, checked(condition), sink);
    }

    /// How many rows [#read] would hand over now.
    public long count(Relation relation, String condition) {
        return store.count(relation, checked(condition));
    }

    /// A second statement has no place in a condition. A semicolon in a text is refused with it.
    private static String checked(String condition) {
        if (condition.contains(";")) {
            throw new ConditionRefused("it has a semicolon");
        }
        return condition.isBlank() ? ALL : condition;
    }
}
