package retorno.worker.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.ByteConverter;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/// An array as a parameter, in the form in which PostgreSQL sends and receives arrays: the number
/// of dimensions, whether there are nulls, the type of an element, length and first index of the
/// dimension, then each element behind its length, -1 for null; all of these numbers are `int4`.
///
/// The driver's own arrays write each text through two locks into a buffer that grows again and
/// again, and know moments and amounts as text alone, which the server then has to read.
///
/// Only for a connection that it [#fits].
///
/// @see <a
///   href="https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/utils/adt/arrayfuncs.c">array_recv</a>
final class BinaryArray extends PGobject implements PGBinaryObject {
    private static final int INT4 = Integer.BYTES;
    private static final int HEAD = 5 * INT4;
    private static final int USUAL_LENGTH = 24;
    private static final long EPOCH = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final int NANOS_A_MICRO = 1_000;

    private byte[] bytes;
    private int length = HEAD;
    private boolean nulls;
    private boolean hasValues;

    private @Nullable String lastText;
    private byte[] lastBytes = {};

    private BinaryArray(String type, int element, int size) {
        this.type = type;
        this.bytes = new byte[HEAD + size * (INT4 + USUAL_LENGTH)];
        ByteConverter.int4(bytes, 0, 1);
        ByteConverter.int4(bytes, 2 * INT4, element);
        ByteConverter.int4(bytes, 3 * INT4, size);
        ByteConverter.int4(bytes, 4 * INT4, 1);
    }

    /// Whether a connection takes such parameters. A URL that asks for texts, numbers or moments
    /// not to be sent in binary has none of them sent so.
    static boolean fits(Connection connection) throws SQLException {
        PgConnection driver = connection.unwrap(PgConnection.class);
        boolean fits =
                driver.binaryTransferSend(Oid.TEXT_ARRAY)
                        && driver.binaryTransferSend(Oid.INT8_ARRAY)
                        && driver.binaryTransferSend(Oid.TIMESTAMPTZ);
        if (fits) {
            // Types that the driver sends in binary where it is given them so, but not by default.
            driver.getQueryExecutor().addBinarySendOid(Oid.TIMESTAMPTZ_ARRAY);
            driver.getQueryExecutor().addBinarySendOid(Oid.NUMERIC_ARRAY);
            driver.getQueryExecutor().addBinarySendOid(Oid.BOOL_ARRAY);
        }
        return fits;
    }

    /// A `text[]` of so many elements, to be filled by [#text].
    static BinaryArray ofTexts(int size) {
        return new BinaryArray("_text", Oid.TEXT, size);
    }

    /// An `int8[]` of so many elements, to be filled by [#number].
    static BinaryArray ofNumbers(int size) {
        return new BinaryArray("_int8", Oid.INT8, size);
    }

    /// A `timestamptz[]` of so many elements, to be filled by [#moment].
    static BinaryArray ofMoments(int size) {
        return new BinaryArray("_timestamptz", Oid.TIMESTAMPTZ, size);
    }

    /// A `numeric[]` of so many elements, to be filled by [#amount].
    static BinaryArray ofAmounts(int size) {
        return new BinaryArray("_numeric", Oid.NUMERIC, size);
    }

    /// A `bool[]` of so many elements, to be filled by [#flag].
    static BinaryArray ofFlags(int size) {
        return new BinaryArray("_bool", Oid.BOOL, size);
    }

    /// Adds a text. One that is the very object before it is not encoded again: half of the columns
    /// say the same in row after row.
    void text(@Nullable String text) {
        if (text == null) {
            none();
            return;
        }
        if (text != lastText) {
            lastText = text;
            lastBytes = text.getBytes(UTF_8);
        }
        element(lastBytes);
    }

    /// Adds a whole number.
    void number(@Nullable Long number) {
        if (number == null) {
            none();
        } else {
            int8(number);
        }
    }

    /// Adds a moment, to the microsecond.
    void moment(@Nullable Instant at) {
        if (at == null) {
            none();
        } else {
            long micros = Math.multiplyExact(at.getEpochSecond() - EPOCH, MICROS_A_SECOND);
            int8(micros + at.getNano() / NANOS_A_MICRO);
        }
    }

    /// Adds an amount, with the digits behind its point that it has.
    void amount(@Nullable BigDecimal amount) {
        if (amount == null) {
            none();
        } else {
            element(ByteConverter.numeric(amount));
        }
    }

    /// Adds a yes or no.
    void flag(@Nullable Boolean flag) {
        if (flag == null) {
            none();
        } else {
            begin(1);
            bytes[length++] = (byte) (flag ? 1 : 0);
        }
    }

    /// Whether no value was added but null.
    boolean isOfNulls() {
        return !hasValues;
    }

    private void none() {
        nulls = true;
        makeRoom(INT4);
        int4(-1);
    }

    private void int8(long value) {
        begin(Long.BYTES);
        ByteConverter.int8(bytes, length, value);
        length += Long.BYTES;
    }

    private void element(byte[] element) {
        begin(element.length);
        System.arraycopy(element, 0, bytes, length, element.length);
        length += element.length;
    }

    private void begin(int element) {
        hasValues = true;
        makeRoom(INT4 + element);
        int4(element);
    }

    private void int4(int value) {
        ByteConverter.int4(bytes, length, value);
        length += INT4;
    }

    private void makeRoom(int more) {
        int needed = Math.addExact(length, more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length / 2 * 3));
        }
    }

    @Override
    public int lengthInBytes() {
        return length;
    }

    @Override
    public void toBytes(byte[] target, int offset) {
        ByteConverter.int4(bytes, INT4, nulls ? 1 : 0);
        System.arraycopy(bytes, 0, target, offset, length);
    }

    /// What the driver would send where it sends nothing in binary: null, had it its way.
    @Override
    public String getValue() {
        throw new IllegalStateException("this connection takes no arrays in binary");
    }

    @Override
    public void setByteValue(byte[] value, int offset) {
        throw new UnsupportedOperationException("a parameter only");
    }
}
