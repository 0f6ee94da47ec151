package retorno.standalone.export;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import retorno.worker.export.Sink;

/// What a file of rows can look like.
public enum Format {
    /// RFC 4180 in UTF-8 with a header, lines end as on Unix. Nothing is NULL, `""` an empty text.
    CSV {
        @Override
        public Sink open(OutputStream out) {
            return new CsvSink(out);
        }
    },
    /// One JSON object a line.
    NDJSON {
        @Override
        public Sink open(OutputStream out) {
            return new NdjsonSink(out);
        }
    },
    /// Apache Parquet, packed with zstd.
    PARQUET {
        @Override
        public Sink open(OutputStream out) {
            return new ParquetSink(out);
        }
    };

    /// Rows go to `out`, which is closed with the sink.
    public abstract Sink open(OutputStream out);

    /// The format of this name.
    public static Optional<Format> named(String word) {
        return Arrays.stream(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
