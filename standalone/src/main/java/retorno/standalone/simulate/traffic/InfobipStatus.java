package retorno.standalone.simulate.traffic;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// What a delivery report of Infobip says became of a message: a status and an error, each in its
/// group.
///
/// @see <a href="https://www.infobip.com/docs/essentials/response-status-and-error-codes">Response
///   status and error codes</a>
record InfobipStatus(
        int group, String groupName, int id, String name, String description, Fault fault) {

    /// The error beside a status.
    private record Fault(
            int group, String groupName, int id, String name, String words, boolean permanent) {}

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT)
                    .withZone(ZoneId.of("-03:00"));

    private static final Fault NONE = new Fault(0, "OK", 0, "NO_ERROR", "No Error", false);

    /// Accepted, and handed on.
    static final List<InfobipStatus> UNDER_WAY =
            List.of(
                    pending(26, "PENDING_ACCEPTED", "Message accepted, pending for delivery"),
                    pending(7, "PENDING_ENROUTE", "Message sent to next instance"));

    private static final InfobipStatus DELIVERED =
            new InfobipStatus(
                    3,
                    "DELIVERED",
                    5,
                    "DELIVERED_TO_HANDSET",
                    "Message delivered to handset",
                    NONE);

    private static final List<InfobipStatus> HARD_BOUNCES =
            List.of(
                    bounced(6006, "EC_INVALID_EMAIL_ADDRESS", "Invalid email address", true),
                    bounced(6012, "EC_HARD_BOUNCE", "Hard bounce", true),
                    bounced(6037, "EC_MX_NOT_FOUND", "Recipient domain has no MX record", true));

    private static final List<InfobipStatus> SOFT_BOUNCES =
            List.of(
                    bounced(
                            6007,
                            "EC_MAILBOX_TEMPORARY_UNAVAILABLE",
                            "Mailbox temporarily unavailable",
                            false),
                    bounced(6010, "EC_INBOX_FULL", "Recipient inbox is full", false),
                    bounced(6011, "EC_SOFT_BOUNCE", "Soft bounce", false));

    private static final List<InfobipStatus> DROPPED =
            List.of(
                    dropped(
                            6034,
                            "EC_SUPPRESSED_BOUNCE",
                            "Recipient address suppressed due to bounce"),
                    dropped(6003, "EC_UNSUBSCRIBED_EMAIL_ADDRESS", "Recipient has unsubscribed"),
                    dropped(6002, "EC_SPAM_DETECTED", "Content detected as spam"));

    private static final List<InfobipStatus> OF_PHONES =
            List.of(
                    absent(1, "EC_UNKNOWN_SUBSCRIBER", "Unknown Subscriber", true),
                    absent(27, "EC_ABSENT_SUBSCRIBER", "Absent Subscriber", false),
                    new InfobipStatus(
                            4,
                            "EXPIRED",
                            15,
                            "EXPIRED_EXPIRED",
                            "Message expired",
                            new Fault(
                                    1,
                                    "HANDSET_ERRORS",
                                    5,
                                    "EC_UNIDENTIFIED_SUBSCRIBER",
                                    "Unidentified Subscriber",
                                    false)),
                    new InfobipStatus(
                            5, "REJECTED", 6, "REJECTED_NETWORK", "Network is forbidden", NONE));

    /// The end of an e-mail: nine of ten arrive.
    static InfobipStatus ofMail(Chance chance) {
        int throwOfHundred = chance.below(100);
        if (throwOfHundred < 90) {
            return DELIVERED;
        }
        if (throwOfHundred < 94) {
            return chance.of(HARD_BOUNCES);
        }
        return chance.of(throwOfHundred < 97 ? SOFT_BOUNCES : DROPPED);
    }

    /// The end of an SMS.
    static InfobipStatus ofSms(Chance chance) {
        return chance.in(0.9) ? DELIVERED : chance.of(OF_PHONES);
    }

    /// A moment as reports write it: an offset without a colon.
    static String time(Instant moment) {
        return TIME.format(moment);
    }

    boolean delivered() {
        return group == 3;
    }

    void into(ObjectNode result) {
        result.putObject("status")
                .put("id", id)
                .put("groupId", group)
                .put("groupName", groupName)
                .put("name", name)
                .put("description", description);
        result.putObject("error")
                .put("id", fault.id)
                .put("name", fault.name)
                .put("description", fault.words)
                .put("groupId", fault.group)
                .put("groupName", fault.groupName)
                .put("permanent", fault.permanent);
    }

    private static InfobipStatus pending(int id, String name, String description) {
        return new InfobipStatus(1, "PENDING", id, name, description, NONE);
    }

    private static InfobipStatus bounced(int id, String name, String words, boolean permanent) {
        return undelivered(new Fault(2, "USER_ERRORS", id, name, words, permanent));
    }

    private static InfobipStatus absent(int id, String name, String words, boolean permanent) {
        return undelivered(new Fault(1, "HANDSET_ERRORS", id, name, words, permanent));
    }

    private static InfobipStatus undelivered(Fault fault) {
        return new InfobipStatus(
                2,
                "UNDELIVERABLE",
                9,
                "UNDELIVERABLE_NOT_DELIVERED",
                "Message sent not delivered",
                fault);
    }

    private static InfobipStatus dropped(int id, String name, String words) {
        return new InfobipStatus(
                2,
                "UNDELIVERABLE",
                4,
                "UNDELIVERABLE_REJECTED_OPERATOR",
                "Message rejected by operator",
                new Fault(1, "HANDSET_ERRORS", id, name, words, true));
    }
}
