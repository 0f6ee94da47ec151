package retorno.provider.infobip;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import retorno.envelope.Envelope;
import retorno.provider.Endpoint;
import retorno.provider.Parsed;
import retorno.provider.Provider;
import retorno.provider.Reply;
import retorno.provider.Secrets;
import retorno.provider.Verdict;
import retorno.provider.WebhookRequest;
import retorno.wire.Flaw;
import retorno.wire.Json;

/// Infobip: delivery reports and tracking of e-mails, reports and inbound messages of phones. All
/// of it is JSON; anything but 200 makes Infobip post again.
///
/// @see <a href="https://www.infobip.com/docs/api">Infobip API</a>
public final class Infobip implements Provider {
    static final String NAME = "infobip";

    private static final List<Endpoint> ENDPOINTS =
            List.of(
                    new Endpoint("/email", "infobip.email", Reply.RECEIPT),
                    new Endpoint("/sms", Report.SMS, Reply.RECEIPT));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Endpoint> endpoints() {
        return ENDPOINTS;
    }

    @Override
    public List<String> secretSettings() {
        return InfobipVerifier.SETTINGS;
    }

    @Override
    public Set<String> signatureHeaders(Secrets secrets) {
        return InfobipVerifier.signatureHeaders(secrets);
    }

    @Override
    public Verdict verify(WebhookRequest request, Secrets secrets) {
        return InfobipVerifier.verify(request, secrets);
    }

    @Override
    public boolean reads(WebhookRequest request) {
        if (request.contentType() == null) {
            return true;
        }
        String type = request.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.isEmpty()
                || type.equals("application/json")
                || type.equals("text/json")
                || type.endsWith("+json");
    }

    @Override
    public Optional<Flaw> flaw(WebhookRequest request) {
        return Json.flaw(request.body());
    }

    @Override
    public List<Parsed> parse(Envelope envelope) {
        return InfobipReader.read(envelope);
    }
}
