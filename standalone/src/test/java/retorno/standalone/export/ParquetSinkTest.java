package retorno.standalone.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retorno.worker.export.Column;
import retorno.worker.export.Kind;

/// Parquet files, read back by Parquet's own reader. Hadoop is not on the class path.
class ParquetSinkTest {
    private static final List<Column> COLUMNS =
            List.of(
                    new Column("email", Kind.TEXT),
                    new Column("qj_contact_id", Kind.INTEGER),
                    new Column("price", Kind.DECIMAL),
                    new Column("permanent", Kind.FLAG),
                    new Column("event_at", Kind.TIME));
    private static final Instant HAPPENED = Instant.parse("2026-03-01T10:00:00.500Z");

    @TempDir Path folder;

    @Test
    void valuesKeepTheirTypes() throws Exception {
        List<Group> rows =
                written(
                        List.of(
                                Arrays.asList(
                                        "joão@example.org",
                                        3L,
                                        new BigDecimal("12.5"),
                                        true,
                                        HAPPENED),
                                Arrays.asList(
                                        "",
                                        Long.MIN_VALUE,
                                        new BigDecimal("-0.00000001"),
                                        false,
                                        null),
                                Arrays.asList(
                                        null, null, new BigDecimal("-999999999999"), null, null)));
        assertThat(rows).hasSize(3);
        Group first = rows.getFirst();
        assertThat(first.getString("email", 0)).isEqualTo("joão@example.org");
        assertThat(first.getLong("qj_contact_id", 0)).isEqualTo(3);
        assertThat(price(first)).isEqualByComparingTo("12.5");
        assertThat(first.getBoolean("permanent", 0)).isTrue();
        assertThat(first.getLong("event_at", 0)).isEqualTo(HAPPENED.toEpochMilli());
        assertThat(rows.get(1).getString("email", 0)).isEmpty();
        assertThat(rows.get(1).getLong("qj_contact_id", 0)).isEqualTo(Long.MIN_VALUE);
        assertThat(price(rows.get(1))).isEqualByComparingTo("-0.00000001");
        assertThat(rows.get(1).getFieldRepetitionCount("event_at")).isZero();
        assertThat(rows.get(2).getFieldRepetitionCount("email")).isZero();
        assertThat(price(rows.get(2))).isEqualByComparingTo("-999999999999");
    }

    @Test
    void theSchemaSaysWhatNumbersMean() throws Exception {
        List<Group> rows = written(List.of(Arrays.asList("a", 1L, BigDecimal.ONE, true, HAPPENED)));
        assertThat(rows.getFirst().getType())
                .hasToString(
                        """
                        message row {
                          optional binary email (STRING);
                          optional int64 qj_contact_id;
                          optional fixed_len_byte_array(9) price (DECIMAL(20,8));
                          optional boolean permanent;
                          optional int64 event_at (TIMESTAMP(MILLIS,true));
                        }
                        """);
    }

    @Test
    void aFileWithoutRowsIsAFile() throws Exception {
        assertThat(written(List.of())).isEmpty();
        assertThat(folder.resolve("rows.parquet"))
                .content(ISO_8859_1)
                .startsWith("PAR1")
                .endsWith("PAR1");
    }

    @Test
    void moreThanOnePageIsPackedAndUnpacked() throws Exception {
        List<Object> row = Arrays.asList("someone@example.org", 1L, BigDecimal.ONE, true, HAPPENED);
        assertThat(written(Collections.nCopies(50_000, row))).hasSize(50_000);
    }

    private List<Group> written(List<List<Object>> rows) throws IOException {
        Path file = folder.resolve("rows.parquet");
        try (ParquetSink sink = new ParquetSink(Files.newOutputStream(file))) {
            sink.begin(COLUMNS);
            for (List<Object> row : rows) {
                sink.row(row);
            }
        }
        return read(file);
    }

    /// Group by group: the reader for whole files knows directories, and with them Hadoop.
    private static List<Group> read(Path file) throws IOException {
        ParquetReadOptions options =
                ParquetReadOptions.builder(new PlainParquetConfiguration())
                        .withCodecFactory(new Zstd())
                        .build();
        List<Group> rows = new ArrayList<>();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            for (PageReadStore pages = reader.readNextRowGroup();
                    pages != null;
                    pages = reader.readNextRowGroup()) {
                RecordReader<Group> groups =
                        new ColumnIOFactory()
                                .getColumnIO(schema)
                                .getRecordReader(pages, new GroupRecordConverter(schema));
                for (long row = 0; row < pages.getRowCount(); row++) {
                    rows.add(groups.read());
                }
            }
        }
        return rows;
    }

    private static BigDecimal price(Group row) {
        return new BigDecimal(new BigInteger(row.getBinary("price", 0).getBytes()), 8);
    }
}
