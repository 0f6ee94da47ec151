package retorno.standalone.simulate.traffic;

import java.util.List;
import retorno.wire.Json;

/// Somebody a message is for, and what its sender attached to it. Nobody real: the addresses are at
/// example.org.
///
/// @param contact the sender's own number for this person
record Recipient(String name, String mail, String phone, int contact, String campaign) {
    private static final List<String> NAMES =
            List.of("Ana", "João", "Maria", "Paulo", "Luísa", "Kevim", "Thiago", "Zoë");
    private static final List<String> CAMPAIGNS =
            List.of("aquecimento", "Setembro/2024_sem_interações", "boas-vindas", "acordo 2ª via");

    static Recipient of(Chance chance) {
        String name = chance.of(NAMES);
        int contact = chance.between(100_000_000, 400_000_000);
        return new Recipient(
                name,
                "contact" + contact + "@example.org",
                "55119" + chance.between(10_000_000, 99_999_999),
                contact,
                chance.of(CAMPAIGNS));
    }

    /// Infobip's `callbackData`: JSON in a text, or what Python's `str` makes of a dict.
    String callbackData(boolean python) {
        String json =
                Json.text(
                        Json.object()
                                .put("qj_approach_flow_campaign", campaign)
                                .put("qj_contact_id", String.valueOf(contact))
                                .put("qj_subject", name + ", você foi contemplado!"));
        return python ? json.replace('"', '\'').replace(":", ": ").replace("',", "', ") : json;
    }

    /// The query of a callback URL: Twilio hands back nothing else.
    String query() {
        return "qj_contact_id=" + contact + "&campaign=" + Post.encoded(campaign);
    }
}
