package retorno.standalone.replay;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import retorno.standalone.data.Answers;
import retorno.worker.replay.Difference;
import retorno.worker.replay.Summary;

/// For spreadsheets: one line for each column that differs (RFC 4180).
final class CsvReport implements Report {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Of of;

    CsvReport(PrintWriter out, PrintWriter err, Of of) {
        this.out = out;
        this.err = err;
        this.of = of;
        line(
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
                    "" + each.partition(),
                    "" + each.offset(),
                    "" + each.item(),
                    column.name(),
                    column.before(),
                    column.after());
        }
    }

    @Override
    public int end(Summary summary) {
        out.flush();
        err.println(Answers.json(summary));
        return Report.code(summary, of);
    }

    private void line(@Nullable String... cells) {
        out.print(
                Arrays.stream(cells).map(CsvReport::cell).collect(Collectors.joining(","))
                        + "\r\n");
    }

    private static String cell(@Nullable String text) {
        if (text == null) {
            return "";
        }
        boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
