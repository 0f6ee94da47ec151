package retorno.fake.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import retorno.fake.call.Call;
import retorno.fake.resource.Params;
import retorno.fake.resource.Refusal;

/// Which calls a list shows. A call that waits to be dialled has no start yet: for the filter it
/// started when it was asked for.
///
/// @see <a href="https://www.twilio.com/docs/voice/api/call-resource#read-multiple-call-resources">
///   Twilio's page</a>
final class CallFilter {
    private final Params params;
    private final @Nullable Instant from;
    private final @Nullable Instant to;

    CallFilter(Params params) {
        this.params = params;
        Instant day = time("StartTime", false);
        this.from = day == null ? time("StartTime>", false) : day;
        this.to = day == null ? time("StartTime<", true) : time("StartTime", true);
    }

    boolean matches(Call call) {
        Instant start = call.started() == null ? call.created() : call.started();
        return says("To", call.to())
                && says("From", call.from())
                && says("ParentCallSid", call.parent())
                && says("Status", call.status().resourceWord())
                && (from == null || !start.isBefore(from))
                && (to == null || !start.isAfter(to));
    }

    private boolean says(String name, @Nullable String value) {
        String wanted = params.get(name);
        return wanted == null || wanted.equals(value);
    }

    /// A time, or a day of UTC.
    ///
    /// @param end whether the day's end is meant
    private @Nullable Instant time(String name, boolean end) {
        String value = params.get(name);
        if (value == null) {
            return null;
        }
        try {
            if (value.length() > 10) {
                return Instant.parse(value);
            }
            LocalDate day = LocalDate.parse(value);
            return end
                    ? day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1)
                    : day.atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException noTime) {
            throw Refusal.bad(20001, "Invalid value for parameter " + name + ": " + value);
        }
    }
}
