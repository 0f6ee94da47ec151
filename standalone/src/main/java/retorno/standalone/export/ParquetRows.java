package retorno.standalone.export;

import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;
import static org.apache.parquet.schema.Types.optional;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;
import retorno.worker.export.Column;

/// Tells Parquet what rows are, and hands them over value by value.
final class ParquetRows extends WriteSupport<List<@Nullable Object>> {
    private static final int PRICE_DIGITS = 20;
    private static final int PRICE_SCALE = 8;

    /// As many as 20 digits need.
    private static final int PRICE_BYTES = 9;

    private final List<Column> columns;
    private @Nullable RecordConsumer consumer;

    ParquetRows(List<Column> columns) {
        this.columns = columns;
    }

    @Override
    public WriteContext init(ParquetConfiguration none) {
        return context();
    }

    /// Never called, but abstract.
    @Override
    @Deprecated
    public WriteContext init(org.apache.hadoop.conf.Configuration none) {
        return context();
    }

    private WriteContext context() {
        List<Type> types = columns.stream().map(ParquetRows::type).toList();
        return new WriteContext(new MessageType("row", types), Map.of());
    }

    /// Everything may be null: what is promised by a table is not by a view.
    private static Type type(Column column) {
        return switch (column.kind()) {
            case TEXT -> optional(BINARY).as(stringType()).named(column.name());
            case INTEGER -> optional(INT64).named(column.name());
            case FLAG -> optional(BOOLEAN).named(column.name());
            case TIME ->
                    optional(INT64).as(timestampType(true, TimeUnit.MILLIS)).named(column.name());
            case DECIMAL ->
                    optional(FIXED_LEN_BYTE_ARRAY)
                            .length(PRICE_BYTES)
                            .as(decimalType(PRICE_SCALE, PRICE_DIGITS))
                            .named(column.name());
        };
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public void write(List<@Nullable Object> values) {
        RecordConsumer to = Objects.requireNonNull(consumer);
        to.startMessage();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value != null) {
                String name = columns.get(i).name();
                to.startField(name, i);
                write(value, to);
                to.endField(name, i);
            }
        }
        to.endMessage();
    }

    private static void write(Object value, RecordConsumer to) {
        switch (value) {
            case Long number -> to.addLong(number);
            case Boolean flag -> to.addBoolean(flag);
            case Instant time -> to.addLong(time.toEpochMilli());
            case BigDecimal decimal -> to.addBinary(fixed(decimal));
            default -> to.addBinary(Binary.fromString(value.toString()));
        }
    }

    /// The digits without the point, as a signed number of a fixed length.
    private static Binary fixed(BigDecimal decimal) {
        byte[] digits = decimal.setScale(PRICE_SCALE).unscaledValue().toByteArray();
        byte[] fixed = new byte[PRICE_BYTES];
        Arrays.fill(fixed, (byte) (decimal.signum() < 0 ? -1 : 0));
        System.arraycopy(digits, 0, fixed, PRICE_BYTES - digits.length, digits.length);
        return Binary.fromConstantByteArray(fixed);
    }
}
