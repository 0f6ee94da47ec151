package retorno.standalone.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import retorno.worker.export.Column;
import retorno.worker.export.Sink;
import tools.jackson.databind.SequenceWriter;

/// Rows as CSV.
final class CsvSink implements Sink {
    private final Writer out;
    private @Nullable SequenceWriter lines;

    CsvSink(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
    }

    @Override
    public void begin(List<Column> columns) {
        lines = Csv.to(out, columns.stream().map(Column::name).toList());
    }

    @Override
    public void row(List<@Nullable Object> values) {
        Objects.requireNonNull(lines).write(values.stream().map(CsvSink::cell).toArray());
    }

    private static @Nullable Object cell(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant time -> Iso.text(time);
            case BigDecimal decimal -> decimal.toPlainString();
            default -> value;
        };
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
        out.close();
    }
}
