package retorno.standalone.replay;

import java.io.PrintWriter;
import picocli.CommandLine.Option;

/// How fast a replay goes.
final class Pace {
    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "Records a second at most. Default: as fast as it goes.")
    private long rate;

    Progress progress(PrintWriter err, Report report, Stop stop) {
        return new Progress(err, report::differs, stop, rate);
    }
}
