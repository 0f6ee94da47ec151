package retorno.fake.rest;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import retorno.fake.resource.Params;
import retorno.fake.resource.Refusal;

/// From whom to whom, and the numbers that Twilio refuses: those of its test credentials.
///
/// @see <a href="https://www.twilio.com/docs/iam/test-credentials">Twilio's page</a>
final class Numbers {
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern OTHER = Pattern.compile("(client|sip|whatsapp):.+");

    private static final Map<String, Integer> CALLED =
            Map.of(
                    "+15005550001", 21217,
                    "+15005550002", 21214,
                    "+15005550003", 21215,
                    "+15005550004", 21216);
    private static final Map<String, Integer> TEXTED =
            Map.of(
                    "+15005550001", 21211,
                    "+15005550002", 21612,
                    "+15005550003", 21408,
                    "+15005550004", 21610,
                    "+15005550009", 21614);
    private static final Map<String, Integer> TEXTING =
            Map.of(
                    "+15005550001", 21212,
                    "+15005550007", 21606,
                    "+15005550008", 21611);
    private static final Map<String, Integer> CALLING = Map.of("+15005550001", 21212);

    private static final Map<Integer, String> WORDS =
            Map.ofEntries(
                    Map.entry(21210, "'From' phone number not verified"),
                    Map.entry(21211, "Invalid 'To' Phone Number"),
                    Map.entry(21212, "Invalid 'From' Number (caller ID)"),
                    Map.entry(21214, "'To' phone number cannot be reached"),
                    Map.entry(21215, "Geo Permission configuration is not permitting call"),
                    Map.entry(21216, "Call blocked by Twilio blocklist"),
                    Map.entry(21217, "Phone number does not appear to be valid"),
                    Map.entry(
                            21408, "Permission to send an SMS has not been enabled for the region"),
                    Map.entry(21606, "The 'From' phone number is not a valid, SMS-capable number"),
                    Map.entry(21610, "Attempt to send to unsubscribed recipient"),
                    Map.entry(
                            21611,
                            "This 'From' number has exceeded the maximum number of queued messages"),
                    Map.entry(21612, "The 'To' phone number is not currently reachable via SMS"),
                    Map.entry(21614, "'To' number is not a valid mobile number"));

    private Numbers() {}

    /// Whom to call.
    static String called(Params params) {
        return number(params.get("To"), 21201, "No 'To' number is specified", 21211, CALLED);
    }

    /// Who calls.
    static String calling(Params params, Api api) {
        String from =
                number(
                        params.get("From"),
                        21213,
                        "Caller phone number is required",
                        21212,
                        CALLING);
        return owned(from, api, 21210);
    }

    /// Whom to write to.
    static String texted(Params params) {
        return number(params.get("To"), 21604, "A 'To' phone number is required.", 21211, TEXTED);
    }

    /// Who writes.
    static String texting(Params params, Api api) {
        String from =
                number(
                        params.get("From"),
                        21603,
                        "A 'From' phone number is required.",
                        21212,
                        TEXTING);
        return owned(from, api, 21606);
    }

    private static String owned(String from, Api api, int otherwise) {
        if (!api.owns(from)) {
            throw refusal(otherwise, from);
        }
        return from;
    }

    private static String number(
            @Nullable String number,
            int missing,
            String required,
            int invalid,
            Map<String, Integer> magic) {
        if (number == null) {
            throw Refusal.bad(missing, required);
        }
        if (!E164.matcher(number).matches() && !OTHER.matcher(number).matches()) {
            throw refusal(invalid, number);
        }
        Integer code = magic.get(number);
        if (code != null) {
            throw refusal(code, number);
        }
        return number;
    }

    private static Refusal refusal(int code, String number) {
        return Refusal.bad(code, WORDS.getOrDefault(code, "Invalid number") + ": " + number);
    }
}
