package retorno.actions.calls.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import retorno.actions.calls.script.Addresses;
import retorno.actions.settings.ActionsSettings;
import retorno.provider.Secrets;
import retorno.provider.Verdict;
import retorno.provider.WebhookRequest;
import retorno.provider.twilio.Twilio;
import retorno.wire.Form;

/// Reads what Twilio posts, the way it was signed: the bytes and the URL as they came. Query and
/// body are told apart by hand, because the servlet's parameters mix them.
@Component
class TwilioRequests {
    private final Twilio twilio = new Twilio();
    private final Addresses addresses;
    private final Secrets secrets;

    TwilioRequests(Addresses addresses, ActionsSettings settings) {
        this.addresses = addresses;
        List<String> tokens = settings.twilio().authTokens();
        this.secrets =
                tokens.isEmpty() ? Secrets.NONE : new Secrets(Map.of("twilio.auth-tokens", tokens));
    }

    /// @throws Refusal 403 where somebody else sent it
    TwilioRequest read(HttpServletRequest http) {
        byte[] body = Bodies.of(http);
        String query = http.getQueryString();
        String uri = http.getRequestURI() + (query == null ? "" : "?" + query);
        WebhookRequest request =
                new WebhookRequest(
                        addresses.base() + uri, http.getContentType(), http::getHeader, body);
        return switch (twilio.verify(request, secrets)) {
            case Verdict.Genuine genuine ->
                    new TwilioRequest(
                            uri, body, Form.of(body), Form.of(query == null ? "" : query));
            case Verdict.Forged forged -> throw Refusal.forged(forged.reason());
        };
    }
}
