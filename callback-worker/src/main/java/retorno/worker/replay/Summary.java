package retorno.worker.replay;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a replay found, or did.
///
/// @param pass its number; 0 for a dry run
/// @param read records that were looked at
/// @param selected records that were meant
/// @param tables by table, how many items ended how: `new`, `changed`, `same`, `gone`,
///   `unreadable`, `ignored`
/// @param expired what was meant, but Kafka has deleted, one sentence each
/// @param finished false where it was stopped before its end
public record Summary(
        long pass,
        long read,
        long selected,
        Map<String, Map<String, Long>> tables,
        List<String> expired,
        boolean finished) {

    /// How many rows are not, or were not, as today's code would have them.
    public long differences() {
        return of("new") + of("changed") + of("gone") + of("unreadable");
    }

    /// How many items ended so, in all tables.
    public long of(String outcome) {
        return tables.values().stream().mapToLong(t -> t.getOrDefault(outcome, 0L)).sum();
    }

    /// Counts while a replay runs.
    static final class Counting {
        private final Map<String, Map<String, Long>> tables = new TreeMap<>();
        private long read;
        private long selected;

        void read(long more) {
            read += more;
        }

        void selected(long more) {
            selected += more;
        }

        void count(String table, String outcome) {
            tables.computeIfAbsent(table, t -> new TreeMap<>()).merge(outcome, 1L, Long::sum);
        }

        /// One that was counted has ended otherwise.
        void less(String table, String outcome) {
            tables.getOrDefault(table, Map.of())
                    .computeIfPresent(outcome, (same, count) -> count == 1 ? null : count - 1);
        }

        Summary done(long pass, List<String> expired, boolean finished) {
            return new Summary(pass, read, selected, tables, expired, finished);
        }
    }
}
