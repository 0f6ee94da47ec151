package retorno.provider.infobip;

import org.jspecify.annotations.Nullable;

/// What an item is, told by its fields: Infobip posts every shape to one URL, and most of them name
/// themselves by nothing else.
enum Shape {
    /// Somebody opened, clicked, complained or unsubscribed.
    TRACKING,
    /// A sending domain bounces too much; no message in particular.
    PLATFORM,
    /// What became of a message.
    REPORT,
    /// The recipient has read a message; says no more than when.
    SEEN,
    /// Somebody wrote to us.
    INBOUND;

    /// The shape of an item, or null where it is nothing that Infobip reports.
    static @Nullable Shape of(Fields item) {
        if (item.has("notificationType")) {
            return TRACKING;
        }
        if (item.has("eventDetails")) {
            return PLATFORM;
        }
        if (item.has("status") || item.has("error")) {
            return REPORT;
        }
        if (item.has("seenAt")) {
            return SEEN;
        }
        if (item.has("text")
                || item.has("cleanText")
                || item.has("message")
                || item.has("content")) {
            return INBOUND;
        }
        return item.has("messageId") ? withoutContent(item) : null;
    }

    /// A message id and nothing said of it: a picture without words, or a report without a status.
    private static Shape withoutContent(Fields item) {
        return item.has("receivedAt") || "MO".equals(item.text("event")) ? INBOUND : REPORT;
    }
}
