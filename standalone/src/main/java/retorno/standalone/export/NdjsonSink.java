package retorno.standalone.export;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import retorno.worker.export.Column;
import retorno.worker.export.Sink;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/// Rows as JSON, one object a line.
final class NdjsonSink implements Sink {
    private static final JsonMapper JSON =
            JsonMapper.builder(JsonFactory.builder().rootValueSeparator("").build())
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build();

    private final JsonGenerator json;
    private List<Column> columns = List.of();

    NdjsonSink(OutputStream out) {
        json = JSON.createGenerator(out);
    }

    @Override
    public void begin(List<Column> columns) {
        this.columns = columns;
    }

    @Override
    public void row(List<@Nullable Object> values) {
        json.writeStartObject();
        for (int i = 0; i < values.size(); i++) {
            json.writeName(columns.get(i).name());
            switch (values.get(i)) {
                case null -> json.writeNull();
                case Long number -> json.writeNumber(number);
                case BigDecimal decimal -> json.writeNumber(decimal);
                case Boolean flag -> json.writeBoolean(flag);
                case Instant time -> json.writeString(Iso.text(time));
                case Object text -> json.writeString(text.toString());
            }
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    @Override
    public void close() {
        json.close();
    }
}
