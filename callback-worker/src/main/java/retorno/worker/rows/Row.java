package retorno.worker.rows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import retorno.event.Correlation;
import retorno.event.Engagement;
import retorno.event.Message;
import retorno.event.Occurred;
import retorno.event.Outcome;
import retorno.provider.Providers;

/// The values of one row, in the order of its statement's question marks.
///
/// It refuses what PostgreSQL would refuse, on every database, so that all three behave as one.
public final class Row {
    /// Longest text of a column that has an index or names a thing.
    static final int LONGEST_WORD = 512;

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private static final int PRICE_SCALE = 8;
    private static final BigDecimal PRICE_BOUND = BigDecimal.TEN.pow(12);

    private final Dialect dialect;
    private final List<@Nullable Object> values = new ArrayList<>(48);
    private Fate.@Nullable Refused refusal;

    Row(Dialect dialect) {
        this.dialect = dialect;
    }

    /// A short text: an id, a name, an address.
    public Row word(String column, @Nullable String value) {
        if (value != null && value.length() > LONGEST_WORD) {
            refuse(column, " has " + value.length() + " characters, at most 512 are kept");
        }
        return text(column, value);
    }

    /// A text of any length.
    public Row text(String column, @Nullable String value) {
        if (value != null) {
            check(column, value);
        }
        values.add(value);
        return this;
    }

    /// A whole number.
    public Row number(@Nullable Long value) {
        values.add(value);
        return this;
    }

    /// A yes or no.
    public Row flag(@Nullable Boolean value) {
        values.add(value);
        return this;
    }

    /// An amount of money: 12 digits before the point, 8 behind it.
    public Row price(String column, @Nullable BigDecimal value) {
        BigDecimal rounded =
                value == null ? null : value.setScale(PRICE_SCALE, RoundingMode.HALF_EVEN);
        if (rounded != null && rounded.abs().compareTo(PRICE_BOUND) >= 0) {
            refuse(column, " is not below 10^12");
        }
        values.add(rounded);
        return this;
    }

    /// A point in time, to the millisecond. Not every database, nor every tool that reads it, knows
    /// other years.
    public Row time(String column, @Nullable Instant value) {
        if (value != null && (value.isBefore(FIRST) || !value.isBefore(END))) {
            refuse(column, " is not in the years 1 to 9999");
            values.add(null);
        } else {
            values.add(dialect.kept(value));
        }
        return this;
    }

    /// What every event has: provider, status, event, event_at, event_key.
    public Row occurred(Occurred occurred) {
        return word("provider", occurred.provider())
                .word("status", occurred.status())
                .word("event", occurred.occurrence().word())
                .time("event_at", occurred.at())
                .word("event_key", occurred.rowKey());
    }

    /// status_id, status_name, status_description, error_id, error_name, error_description,
    /// permanent.
    public Row outcome(Outcome outcome) {
        return number(outcome.statusId())
                .word("status_name", outcome.statusName())
                .text("status_description", outcome.statusDescription())
                .number(outcome.errorId())
                .word("error_name", outcome.errorName())
                .text("error_description", outcome.errorDescription())
                .flag(outcome.permanent());
    }

    /// url, device_type, os, device_name, country, city.
    public Row engagement(Engagement engagement) {
        return text("url", engagement.url())
                .word("device_type", engagement.deviceType())
                .word("os", engagement.os())
                .word("device_name", engagement.deviceName())
                .word("country", engagement.country())
                .word("city", engagement.city());
    }

    /// bulk_id, sent_at, sms_count, price, currency.
    public Row sending(Message message) {
        return word("bulk_id", message.bulkId())
                .time("sent_at", message.sentAt())
                .number(message.parts())
                .price("price", message.price())
                .word("currency", message.currency());
    }

    /// qj_contact_id, campaign and the data they came from.
    public Row correlation(Correlation correlation) {
        return number(correlation.contactId())
                .word("campaign", correlation.campaign())
                .text("callback_data", correlation.data());
    }

    /// Which bytes the row came from: data_recebimento, receipt, topic, kafka_partition,
    /// kafka_offset, item, parser_version.
    public Row lineage(Lineage lineage) {
        return time("data_recebimento", lineage.receivedAt())
                .word("receipt", lineage.receipt().toString())
                .word("topic", lineage.topic())
                .number((long) lineage.partition())
                .number(lineage.offset())
                .number((long) lineage.item())
                .number((long) Providers.PARSER_VERSION);
    }

    /// Why no table can hold this row; null where one can.
    Fate.@Nullable Refused refusal() {
        return refusal;
    }

    List<@Nullable Object> values() {
        return values;
    }

    /// A value as a statement's parameter.
    @Nullable Object parameter(int mark) {
        Object value = values.get(mark);
        return value instanceof Instant time ? dialect.time(time) : value;
    }

    private void check(String column, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!isPlain(value.charAt(i))) {
                check(column, value, i);
                return;
            }
        }
    }

    /// Surely neither NUL nor a surrogate, in one comparison: it is asked of each letter of each
    /// row. The few letters behind the surrogates are looked at more closely.
    private static boolean isPlain(char c) {
        return (char) (c - 1) < Character.MIN_SURROGATE - 1;
    }

    private void check(String column, String value, int from) {
        for (int i = from; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) {
                refuse(column, " contains the character NUL");
                return;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == value.length()
                        || !Character.isLowSurrogate(value.charAt(i + 1))) {
                    refuse(column, " contains half of a surrogate pair");
                    return;
                }
                i++;
            }
        }
    }

    private void refuse(String column, String why) {
        refuse(new Fate.Refused(column, column + why));
    }

    /// No table can hold it; of several reasons the first is told.
    void refuse(Fate.Refused why) {
        if (refusal == null) {
            refusal = why;
        }
    }
}
