package retorno.standalone.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.jspecify.annotations.Nullable;
import retorno.worker.export.Column;
import retorno.worker.export.Sink;

/// Rows as Parquet: times are timestamps in UTC with milliseconds, prices decimals.
final class ParquetSink implements Sink {
    /// What is in memory at once: rows of one group, before they are packed.
    private static final long GROUP_BYTES = 16L << 20;

    private final OutputStream out;
    private @Nullable ParquetWriter<List<@Nullable Object>> writer;

    ParquetSink(OutputStream out) {
        this.out = out;
    }

    @Override
    public void begin(List<Column> columns) throws IOException {
        writer =
                new Builder(new StreamFile(out), columns)
                        .withConf(new PlainParquetConfiguration())
                        .withCodecFactory(new Zstd())
                        .withCompressionCodec(CompressionCodecName.ZSTD)
                        .withRowGroupSize(GROUP_BYTES)
                        .build();
    }

    @Override
    public void row(List<@Nullable Object> values) throws IOException {
        Objects.requireNonNull(writer).write(values);
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
        out.close();
    }

    private static final class Builder
            extends ParquetWriter.Builder<List<@Nullable Object>, Builder> {
        private final List<Column> columns;

        Builder(OutputFile file, List<Column> columns) {
            super(file);
            this.columns = columns;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<List<@Nullable Object>> getWriteSupport(ParquetConfiguration none) {
            return new ParquetRows(columns);
        }

        /// Never called, but abstract.
        @Override
        @Deprecated
        protected WriteSupport<List<@Nullable Object>> getWriteSupport(
                org.apache.hadoop.conf.Configuration none) {
            return new ParquetRows(columns);
        }
    }
}
