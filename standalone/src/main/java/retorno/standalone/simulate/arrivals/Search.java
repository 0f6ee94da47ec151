package retorno.standalone.simulate.arrivals;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import retorno.standalone.data.CannotAnswer;
import retorno.standalone.data.DataOptions;
import retorno.worker.operations.WorkerTools;

/// Looks for what was sent, where the database can be reached from here.
///
/// @param mark where the ledger ended before the first request; null where nobody can look
/// @param why nobody can
public record Search(DataOptions data, @Nullable Long mark, @Nullable String why) {

    /// What came of a search.
    ///
    /// @param arrivals null where nobody looked
    /// @param why nobody did
    /// @param missed whether somebody should have
    public record Result(@Nullable Arrivals arrivals, @Nullable String why, boolean missed) {
        /// Whether nothing is missing, as far as anybody could look.
        public boolean complete() {
            return arrivals == null ? !missed : arrivals.complete();
        }
    }

    /// Remembers where the ledger ends now.
    ///
    /// @param wait zero where nobody should look
    public static Search begin(DataOptions data, Duration wait) {
        if (wait.isZero()) {
            return new Search(data, null, "--wait 0");
        }
        try {
            return new Search(data, data.with(tools -> store(tools).mark()), null);
        } catch (CannotAnswer away) {
            return new Search(data, null, away.getMessage());
        }
    }

    /// Whether somebody can look.
    public boolean possible() {
        return mark != null;
    }

    /// Looks for everything that was kept.
    ///
    /// @param patient whether what is missing may still come
    public Result end(List<Kept> kept, BooleanSupplier patient) {
        if (mark == null) {
            return new Result(null, why, false);
        }
        try {
            return new Result(
                    data.with(tools -> Arrivals.await(store(tools), mark, kept, patient)),
                    null,
                    false);
        } catch (CannotAnswer away) {
            return new Result(null, away.getMessage(), true);
        }
    }

    private static ArrivalStore store(WorkerTools tools) {
        return new ArrivalStore(tools.the(JdbcClient.class));
    }
}
