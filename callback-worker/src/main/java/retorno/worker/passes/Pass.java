package retorno.worker.passes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One retry or replay.
///
/// @param kind `retry` or `replay`
/// @param selection what was read again; JSON for a replay
/// @param parserVersion of the code that read it
/// @param records read so far
/// @param added rows
/// @param changed rows
/// @param removed rows
/// @param endedAt null while it runs, or where it was interrupted
/// @param undoneAt null unless it was undone
public record Pass(
        long id,
        String kind,
        String operator,
        @Nullable String reason,
        String selection,
        int parserVersion,
        long records,
        long added,
        long changed,
        long removed,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant undoneAt) {

    /// `unfinished` (it runs, or was interrupted), `done` or `undone`.
    public String state() {
        if (undoneAt != null) {
            return "undone";
        }
        return endedAt == null ? "unfinished" : "done";
    }
}
