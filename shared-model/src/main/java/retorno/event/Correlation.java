package retorno.event;

import org.jspecify.annotations.Nullable;

/// What the sender of a message attached to it, given back with each event: Infobip's
/// `callbackData`, or the query of a Twilio callback URL.
///
/// @param data JSON text where it is an object, else the original text; null where absent
/// @param contactId `qj_contact_id`, where it is a whole number that fits 64 bits
/// @param campaign `qj_approach_flow_campaign`, else the provider's campaign reference
public record Correlation(
        @Nullable String data, @Nullable Long contactId, @Nullable String campaign) {

    /// Nothing was attached.
    public static final Correlation NONE = new Correlation(null, null, null);
}
