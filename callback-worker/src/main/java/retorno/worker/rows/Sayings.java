package retorno.worker.rows;

import java.util.HashMap;
import java.util.Map;

/// How a database says what views need and standard SQL has no one word for. `%s` is a time: in the
/// migrations its column stands between two placeholders, `${day_of}` and `${day_end}`.
///
/// @param day the date in UTC, `2026-03-01`
/// @param hour 0 to 23, in UTC
/// @param seconds since 1970, with fractions
/// @param now something of which `seconds` can be asked
/// @param domain of the address in the column `recipient`
/// @param email what an index for addresses in any case is of
/// @param capitals the end of an index that is for addresses with capitals only
/// @param inbound the end of an index that is for inbound calls only
record Sayings(
        String day,
        String hour,
        String seconds,
        String now,
        String domain,
        String email,
        String capitals,
        String inbound) {
    Map<String, String> placeholders() {
        Map<String, String> placeholders = new HashMap<>();
        around(placeholders, "day", day);
        around(placeholders, "hour", hour);
        around(placeholders, "seconds", seconds);
        placeholders.put("now", now);
        placeholders.put("domain_of_recipient", domain);
        placeholders.put("email_in_any_case", email);
        placeholders.put("where_capitals", capitals);
        placeholders.put("where_inbound", inbound);
        return placeholders;
    }

    private static void around(Map<String, String> placeholders, String name, String saying) {
        int time = saying.indexOf("%s");
        placeholders.put(name + "_of", saying.substring(0, time));
        placeholders.put(name + "_end", saying.substring(time + 2));
    }
}
