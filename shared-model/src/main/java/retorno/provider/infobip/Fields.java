package retorno.provider.infobip;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import retorno.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Typed, lenient access to one JSON object: whatever is absent, explicitly null, empty, or not of
/// the asked kind, is null. Several names mean: the first that has a value.
record Fields(JsonNode node) {
    private static final Fields NONE = new Fields(Json.object());

    /// Ours end at 19 digits and Infobip's prices at a dozen; beyond this it is no measure at all.
    private static final int MOST_DIGITS = 30;

    private static final int LONGEST_NUMBER = 64;

    static Fields of(JsonNode node) {
        return node instanceof ObjectNode ? new Fields(node) : NONE;
    }

    /// The value as it stands, or null where absent or an explicit null.
    @Nullable JsonNode raw(String name) {
        JsonNode value = node.get(name);
        return value instanceof NullNode ? null : value;
    }

    boolean has(String name) {
        return raw(name) != null;
    }

    /// The object of that name, empty where there is none.
    Fields object(String name) {
        JsonNode value = node.get(name);
        return value == null ? NONE : of(value);
    }

    @Nullable String text(String... names) {
        for (String name : names) {
            String text = text(node.get(name));
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    @Nullable Long whole(String... names) {
        for (String name : names) {
            Long whole = whole(node.get(name));
            if (whole != null) {
                return whole;
            }
        }
        return null;
    }

    @Nullable Instant time(String... names) {
        for (String name : names) {
            Instant time = Times.instant(text(node.get(name)));
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    @Nullable BigDecimal decimal(String name) {
        return decimal(node.get(name));
    }

    @Nullable Boolean flag(String name) {
        String text = text(name);
        if ("true".equalsIgnoreCase(text)) {
            return true;
        }
        return "false".equalsIgnoreCase(text) ? false : null;
    }

    /// A text, or the text of a number or truth value; numbers by their digits, never by a double.
    static @Nullable String text(@Nullable JsonNode value) {
        // By its class first, as nearly all are texts: see Json.digest.
        if (value instanceof StringNode text) {
            return text.stringValue().isEmpty() ? null : text.stringValue();
        }
        if (value == null || value.isNull() || !value.isValueNode()) {
            return null;
        }
        return value.asString();
    }

    /// A whole number that fits 64 bits, be it written as a number or as its text.
    static @Nullable Long whole(@Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        if (value.isIntegralNumber()) {
            return value.canConvertToLong() ? value.longValue() : null;
        }
        if (value.isString()) {
            return whole(value.stringValue());
        }
        BigDecimal decimal = decimal(value);
        try {
            return decimal == null ? null : decimal.longValueExact();
        } catch (ArithmeticException broken) {
            return null;
        }
    }

    private static @Nullable Long whole(String text) {
        String digits = text.strip();
        int start = digits.startsWith("-") || digits.startsWith("+") ? 1 : 0;
        if (digits.length() == start || digits.length() > LONGEST_NUMBER) {
            return null;
        }
        for (int i = start; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return null;
            }
        }
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException beyond64Bits) {
            return null;
        }
    }

    private static @Nullable BigDecimal decimal(@Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        BigDecimal number = value.isNumber() ? value.decimalValue() : null;
        if (value.isString() && value.stringValue().length() <= LONGEST_NUMBER) {
            try {
                number = new BigDecimal(value.stringValue().strip());
            } catch (NumberFormatException notANumber) {
                return null;
            }
        }
        return number != null && measurable(number) ? number : null;
    }

    /// Small enough to be written out: `1e999999999` would take a gigabyte.
    private static boolean measurable(BigDecimal number) {
        return number.precision() <= MOST_DIGITS
                && number.scale() <= MOST_DIGITS
                && number.scale() >= -MOST_DIGITS;
    }
}
