package retorno.standalone.export;

import java.io.Writer;
import java.util.List;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/// CSV for spreadsheets (RFC 4180, but for lines that end as they do on this machine's tools): null
/// is nothing between the commas, the empty text is `""`.
public final class Csv {
    private static final CsvMapper MAPPER =
            CsvMapper.builder()
                    .enable(CsvWriteFeature.ALWAYS_QUOTE_EMPTY_STRINGS)
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build();

    private Csv() {}

    /// Begins with the header, which is there without rows too; a row is an array of its cells.
    /// Closing the result leaves `out` open.
    public static SequenceWriter to(Writer out, List<String> header) {
        CsvSchema.Builder schema = CsvSchema.builder();
        header.forEach(schema::addColumn);
        SequenceWriter lines = MAPPER.writer(schema.build()).writeValues(out);
        lines.write(header.toArray());
        return lines;
    }
}
