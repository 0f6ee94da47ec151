package retorno.actions.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.usertype.UserType;
import org.jspecify.annotations.Nullable;
import retorno.time.Moments;

/// A time as a column that analysts' tools understand: ISO-8601 text in UTC on SQLite, else a
/// timestamp with time zone; to the millisecond.
public final class UtcInstant implements UserType<Instant> {
    /// For Hibernate.
    public UtcInstant() {}

    @Override
    public int getSqlType() {
        return Types.TIMESTAMP_WITH_TIMEZONE;
    }

    @Override
    public Class<Instant> returnedClass() {
        return Instant.class;
    }

    @Override
    public @Nullable Instant nullSafeGet(ResultSet row, int position, WrapperOptions options)
            throws SQLException {
        if (options.getDialect() instanceof SQLiteDialect) {
            String text = row.getString(position);
            return text == null ? null : Instant.parse(text);
        }
        OffsetDateTime time = row.getObject(position, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    @Override
    public void nullSafeSet(
            PreparedStatement statement,
            @Nullable Instant value,
            int position,
            WrapperOptions options)
            throws SQLException {
        boolean text = options.getDialect() instanceof SQLiteDialect;
        if (value == null) {
            statement.setNull(position, text ? Types.VARCHAR : Types.TIMESTAMP_WITH_TIMEZONE);
        } else if (text) {
            statement.setString(position, Moments.sortable(value));
        } else {
            statement.setObject(
                    position, value.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC));
        }
    }

    @Override
    public @Nullable Instant deepCopy(@Nullable Instant value) {
        return value;
    }

    @Override
    public boolean isMutable() {
        return false;
    }
}
