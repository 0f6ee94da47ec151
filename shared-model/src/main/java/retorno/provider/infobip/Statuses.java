package retorno.provider.infobip;

import static retorno.event.Occurrence.ACCEPTED;
import static retorno.event.Occurrence.BOUNCED;
import static retorno.event.Occurrence.CLICKED;
import static retorno.event.Occurrence.COMPLAINED;
import static retorno.event.Occurrence.DELIVERED;
import static retorno.event.Occurrence.EXPIRED;
import static retorno.event.Occurrence.LATE_BOUNCED;
import static retorno.event.Occurrence.OPENED;
import static retorno.event.Occurrence.QUEUED;
import static retorno.event.Occurrence.REJECTED;
import static retorno.event.Occurrence.SENT;
import static retorno.event.Occurrence.UNDELIVERED;
import static retorno.event.Occurrence.UNKNOWN;
import static retorno.event.Occurrence.UNSUBSCRIBED;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import retorno.event.Occurrence;

/// Infobip's words for what happened, and ours.
///
/// The status group decides: its ids never changed their meaning, while ids below it did (87 stands
/// in two groups, 6012 was renamed). The error never decides *whether* a message failed: an
/// answered voice call carries a permanent error.
///
/// @see <a href="https://www.infobip.com/docs/essentials/response-status-and-error-codes">Response
///   status and error codes</a>
final class Statuses {
    private static final Map<Long, String> GROUPS =
            Map.of(
                    0L, "ACCEPTED",
                    1L, "PENDING",
                    2L, "UNDELIVERABLE",
                    3L, "DELIVERED",
                    4L, "EXPIRED",
                    5L, "REJECTED");

    private static final Map<Long, Occurrence> PENDING =
            Map.of(3L, QUEUED, 7L, SENT, 26L, ACCEPTED);

    private static final Map<String, Occurrence> NOTIFICATIONS =
            Map.of(
                    "OPENED", OPENED,
                    "CLICKED", CLICKED,
                    "COMPLAINED", COMPLAINED,
                    "LATE_BOUNCE", LATE_BOUNCED,
                    "UNSUBSCRIBED", UNSUBSCRIBED);

    /// E-mail errors of messages that Infobip never handed to the recipient's server.
    private static final List<String> DROPPED =
            List.of("SUPPRESSED", "UNSUBSCRIBED", "EC_SENDER", "SPAM_DETECTED", "TYPO");

    /// E-mail errors in which the recipient's server, or the lack of one, refused.
    private static final List<String> REFUSED =
            List.of(
                    "BOUNCE",
                    "MAILBOX",
                    "INBOX",
                    "INVALID_EMAIL",
                    "MX_",
                    "PERMANENTLY_UNAVAILABLE");

    private Statuses() {}

    /// What a tracking notification says.
    static Occurrence ofNotification(@Nullable String type) {
        return type == null ? UNKNOWN : NOTIFICATIONS.getOrDefault(upper(type), UNKNOWN);
    }

    /// What a delivery report says of a message to a phone.
    static Occurrence ofPhone(Fields status) {
        return switch (group(status)) {
            case "ACCEPTED", "OK" -> ACCEPTED;
            case "PENDING" -> pending(status);
            case "UNDELIVERABLE" -> UNDELIVERED;
            case "DELIVERED" -> DELIVERED;
            case "EXPIRED" -> EXPIRED;
            case "REJECTED" -> REJECTED;
            default -> UNKNOWN;
        };
    }

    /// What a delivery report says of an e-mail: as for phones, and an undeliverable one was either
    /// rejected (never left Infobip) or bounced, where the error's name tells.
    static Occurrence ofEmail(Fields status, Fields error) {
        Occurrence occurrence = ofPhone(status);
        return occurrence == UNDELIVERED ? undeliverable(error) : occurrence;
    }

    private static Occurrence undeliverable(Fields error) {
        String name = upper(error.text("name"));
        String group = upper(error.text("groupName"));
        if (group.equals("DROPPED") || DROPPED.stream().anyMatch(name::contains)) {
            return REJECTED;
        }
        boolean refused = group.equals("BOUNCED") || REFUSED.stream().anyMatch(name::contains);
        return refused ? BOUNCED : UNDELIVERED;
    }

    private static Occurrence pending(Fields status) {
        Long id = status.whole("id");
        Occurrence known = id == null ? null : PENDING.get(id);
        if (known != null) {
            return known;
        }
        return switch (upper(status.text("name"))) {
            case "PENDING_ENROUTE" -> SENT;
            case "PENDING_ACCEPTED" -> ACCEPTED;
            default -> QUEUED;
        };
    }

    /// The group by its id; where that says nothing by its name, or by the status name's first
    /// word.
    private static String group(Fields status) {
        Long id = status.whole("groupId");
        String known = id == null ? null : GROUPS.get(id);
        if (known != null) {
            return known;
        }
        String name = status.text("groupName");
        return name != null ? upper(name) : upper(status.text("name")).split("_", 2)[0];
    }

    private static String upper(@Nullable String text) {
        return text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
    }
}
