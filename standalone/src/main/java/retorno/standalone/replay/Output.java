package retorno.standalone.replay;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// How a replay tells what it finds, and how fast it goes.
final class Output {
    @Option(
            names = "--json",
            description = "Every difference as a line of JSON, and the counts as the last one.")
    private boolean json;

    @Option(
            names = "--csv",
            description = "Every differing column as a line of CSV; the counts go to stderr.")
    private boolean csv;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "Records a second at most. Default: as fast as it goes.")
    private long rate;

    @Option(
            names = "--sample",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many differences people are shown. Default: ${DEFAULT-VALUE}.")
    private int sample;

    Report report(CommandLine command, Report.Of of) {
        if (json) {
            return new JsonReport(command.getOut(), of);
        }
        return csv
                ? new CsvReport(command.getOut(), command.getErr(), of)
                : new PlainReport(command.getOut(), sample, of);
    }

    Progress progress(PrintWriter err, Report report, Stop stop) {
        return new Progress(err, report::differs, stop, rate);
    }
}
