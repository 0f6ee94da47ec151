package retorno.worker.export;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes rows, one after the other.
public interface Sink extends AutoCloseable {
    /// What every row will have; comes once, before the first row, also when there is none.
    void begin(List<Column> columns) throws IOException;

    /// The values in the order of the columns, each null or of its kind's type. The list is used
    /// again for the next row.
    void row(List<@Nullable Object> values) throws IOException;

    /// All rows are there.
    @Override
    void close() throws IOException;
}
