package retorno.standalone.replay;

import java.io.PrintWriter;
import retorno.standalone.data.Answers;
import retorno.worker.replay.Difference;
import retorno.worker.replay.Summary;

/// For programs.
record JsonReport(PrintWriter out, Of of) implements Report {
    @Override
    public void differs(Difference difference) {
        out.println(Answers.json(difference));
    }

    @Override
    public int end(Summary summary) {
        out.println(Answers.json(summary));
        out.flush();
        return Report.code(summary, of);
    }
}
