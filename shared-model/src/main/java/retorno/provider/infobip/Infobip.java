package retorno.provider.infobip;

import java.util.List;
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

public final class Infobip implements Provider {
    @Override
    public String name() {
        return "infobip";
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(new Endpoint("/infobip", "infobip.todo", Reply.RECEIPT));
    }

    @Override
    public List<String> secretSettings() {
        return List.of();
    }

    @Override
    public Set<String> signatureHeaders(Secrets secrets) {
        return Set.of();
    }

    @Override
    public Verdict verify(WebhookRequest request, Secrets secrets) {
        return new Verdict.Genuine(null);
    }

    @Override
    public boolean reads(WebhookRequest request) {
        return true;
    }

    @Override
    public Optional<Flaw> flaw(WebhookRequest request) {
        return Optional.empty();
    }

    @Override
    public List<Parsed> parse(Envelope envelope) {
        return List.of();
    }
}
