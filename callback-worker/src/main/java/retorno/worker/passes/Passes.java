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

    /// Adds to what a pass has done; within the transaction that does it.
    ///
    /// @throws NotOurs where it was ended meanwhile
    public void add(long id, long records, long added, long changed, long removed) {
        if (!store.add(id, records, added, changed, removed)) {
            throw new NotOurs(id);
        }
    }

    /// It has read all that it was to read.
    ///
    /// @throws NotOurs where it was ended before
    public void end(long id) {
        if (!store.end(id)) {
            throw new NotOurs(id);
        }
    }

    /// Ends a pass whoever it belongs to: whoever is still at it adds nothing any more.
    ///
    /// @return false where it had ended before
    public boolean stop(long id) {
        return store.end(id);
    }

    /// Somebody else has ended a pass, or goes on with it.
    public static final class NotOurs extends RuntimeException {
        private final long pass;

        /// @param pass its number
        public NotOurs(long pass) {
            super("pass " + pass + " was ended, or is gone on with, by somebody else");
            this.pass = pass;
        }

        /// Its number.
        public long pass() {
            return pass;
        }
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
