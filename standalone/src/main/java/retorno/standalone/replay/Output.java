package retorno.standalone.replay;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/// How what differs is told.
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
}
