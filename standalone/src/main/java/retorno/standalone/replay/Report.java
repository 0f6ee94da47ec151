package retorno.standalone.replay;

import retorno.worker.replay.Difference;
import retorno.worker.replay.Summary;

/// Who is told what a replay finds.
interface Report {
    void differs(Difference difference);

    /// @return the exit code
    int end(Summary summary);

    /// What the counts and differences are of.
    enum Of {
        DRY_RUN,
        WRITTEN,
        TABLES
    }

    /// Who only looked and found something, or was stopped, says so by the exit code; what was
    /// written is no finding.
    static int code(Summary summary, Of of) {
        return !summary.finished() || of != Of.WRITTEN && summary.differences() > 0 ? 1 : 0;
    }
}
