package retorno.standalone.replay;

import retorno.worker.replay.Difference;
import retorno.worker.replay.Summary;

/// Who is told what a replay finds.
interface Report {
    void differs(Difference difference);

    /// @return the exit code
    int end(Summary summary);

    /// A dry run that found something says so by its exit code; what was written is no finding.
    static int code(Summary summary, boolean writes) {
        return !writes && summary.differences() > 0 ? 1 : 0;
    }
}
