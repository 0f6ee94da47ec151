package retorno.provider.twilio;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import retorno.event.Correlation;
import retorno.wire.Form;

/// The query of a callback URL. Twilio hands back no data of the sender's, so whoever sends a
/// message or makes a call puts his own into the URL that he wants called.
final class CallbackUrl {
    /// Longer than any campaign's name, and what the column takes.
    private static final int LONGEST_CAMPAIGN = 500;

    private CallbackUrl() {}

    /// What a query says of message and contact.
    ///
    /// @param query as received; null where there is none
    static Correlation correlation(@Nullable String query) {
        String own = query == null ? "" : withoutHash(query);
        if (own.isEmpty()) {
            return Correlation.NONE;
        }
        Form form = Form.of(own);
        return new Correlation(own, Params.whole(form.get("qj_contact_id")), campaign(form));
    }

    private static @Nullable String campaign(Form query) {
        String qj = query.get("qj_approach_flow_campaign");
        String campaign = qj == null ? query.get("campaign") : qj;
        return campaign == null || campaign.length() > LONGEST_CAMPAIGN ? null : campaign;
    }

    /// Without what Twilio itself adds for a JSON body.
    private static String withoutHash(String query) {
        if (!query.contains(TwilioSignature.BODY_HASH)) {
            return query;
        }
        return Arrays.stream(query.split("&"))
                .filter(pair -> !pair.startsWith(TwilioSignature.BODY_HASH + "="))
                .collect(Collectors.joining("&"));
    }
}
