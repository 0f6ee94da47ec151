package retorno.standalone.replay;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import retorno.standalone.data.Answers;
import retorno.standalone.export.Csv;
import retorno.worker.replay.Difference;
import retorno.worker.replay.Summary;
import tools.jackson.databind.SequenceWriter;

/// For spreadsheets: one line for each column that differs.
final class CsvReport implements Report {
    private static final List<String> HEADER =
            List.of(
                    "kind",
                    "table",
                    "event_key",
                    "receipt",
                    "topic",
                    "kafka_partition",
                    "kafka_offset",
                    "item",
                    "column",
                    "before",
                    "after");

    private final PrintWriter err;
    private final Of of;
    private final SequenceWriter lines;

    CsvReport(PrintWriter out, PrintWriter err, Of of) {
        this.err = err;
        this.of = of;
        this.lines = Csv.to(out, HEADER);
    }

    @Override
    public void differs(Difference each) {
        for (Difference.Column column : each.columns()) {
            line(
                    each.kind().name().toLowerCase(Locale.ROOT),
                    each.table(),
                    each.eventKey(),
                    each.receipt(),
                    each.topic(),
                    each.partition(),
                    each.offset(),
                    each.item(),
                    column.name(),
                    column.before(),
                    column.after());
        }
    }

    @Override
    public int end(Summary summary) {
        lines.close();
        err.println(Answers.json(summary));
        return Report.code(summary, of);
    }

    private void line(@Nullable Object... cells) {
        lines.write(cells);
    }
}
