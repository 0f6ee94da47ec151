package retorno.worker.passes;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The register of passes.
@Component
public class Passes {
    private final PassStore store;

    Passes(PassStore store) {
        this.store = store;
    }

    /// Enters a new pass.
    ///
    /// @param kind `retry` or `replay`
    /// @return its number
    public long begin(String kind, String operator, @Nullable String reason, String selection) {
        return store.begin(kind, operator, reason, selection);
    }

    /// Adds to what a pass has done.
    public void add(long id, long records, long added, long changed, long removed) {
        store.add(id, records, added, changed, removed);
    }

    /// It has read all that it was to read.
    public void end(long id) {
        store.end(id);
    }

    /// All that it changed is as it was before.
    public void undone(long id) {
        store.undone(id);
    }

    /// The newest first.
    public List<Pass> all() {
        return store.all();
    }

    /// One pass.
    public Optional<Pass> find(long id) {
        return store.find(id);
    }
}
