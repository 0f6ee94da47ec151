package retorno.provider.twilio;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import retorno.envelope.Envelope;
import retorno.event.CallbackEvent;
import retorno.provider.Endpoint;
import retorno.provider.Parsed;
import retorno.provider.Provider;
import retorno.provider.Secrets;
import retorno.provider.Verdict;
import retorno.provider.WebhookRequest;
import retorno.wire.Flaw;
import retorno.wire.Form;
import retorno.wire.Json;
import tools.jackson.core.JacksonException;

/// Twilio: messages, calls, conferences, recordings.
///
/// Its callbacks are forms; JSON with its hash in the URL is read too, member by member. Each body
/// is one event, so [#parse] always returns one item.
///
/// @see <a href="https://www.twilio.com/docs/usage/webhooks">Twilio's page</a>
public final class Twilio implements Provider {
    private static final String AUTH_TOKENS = "twilio.auth-tokens";

    /// Sids have 34 characters; what is longer is none, and keys are not for carrying bodies.
    private static final int LONGEST_KEY = 64;

    /// The `X-Twilio-Signature` of a form that is posted on to another URL. A signature covers the
    /// URL, so a callback that came to an alias has to be signed again for where it goes.
    ///
    /// @param token the account's auth token, not empty
    /// @param url the public URL under which the other side knows itself, with its query
    /// @param form the body's parameters, without the query's
    /// @see <a href="https://www.twilio.com/docs/usage/security#validating-requests">Twilio's
    ///   page</a>
    public static String signature(String token, String url, Form form) {
        return TwilioSignature.of(token, url, form);
    }

    @Override
    public String name() {
        return "twilio";
    }

    @Override
    public List<Endpoint> endpoints() {
        return Arrays.stream(Callback.values()).map(Callback::endpoint).toList();
    }

    @Override
    public List<String> secretSettings() {
        return List.of(AUTH_TOKENS);
    }

    @Override
    public Set<String> signatureHeaders(Secrets secrets) {
        return Set.of(TwilioSignature.HEADER);
    }

    /// A body that is neither a form nor JSON is verified as a form: Twilio signs nothing else.
    @Override
    public Verdict verify(WebhookRequest request, Secrets secrets) {
        List<String> tokens = secrets.all(AUTH_TOKENS);
        boolean json = BodyKind.of(request.contentType()) == BodyKind.JSON;
        if (tokens.isEmpty()) {
            return new Verdict.Genuine(json ? null : key(Form.of(request.body())));
        }
        return TwilioSignature.of(request.header().apply(TwilioSignature.HEADER))
                .map(s -> json ? json(request, s, tokens) : form(request, s, tokens))
                // without a look at the body: refusing must cost less than posting
                .orElseGet(() -> forged("no X-Twilio-Signature, or none of its length"));
    }

    @Override
    public boolean reads(WebhookRequest request) {
        return BodyKind.of(request.contentType()) != BodyKind.OTHER;
    }

    @Override
    public Optional<Flaw> flaw(WebhookRequest request) {
        return switch (BodyKind.of(request.contentType())) {
            case FORM -> Form.flaw(request.body());
            case JSON -> Json.flaw(request.body());
            case OTHER -> Optional.empty();
        };
    }

    @Override
    public List<Parsed> parse(Envelope envelope) {
        return List.of(
                switch (BodyKind.of(envelope.contentType())) {
                    case FORM -> form(envelope);
                    case JSON -> json(envelope);
                    case OTHER ->
                            unreadable(
                                    envelope,
                                    "media-type",
                                    "neither a form nor JSON: " + envelope.contentType());
                });
    }

    private static Verdict json(
            WebhookRequest request, TwilioSignature signature, List<String> tokens) {
        return signature.covers(request.url(), request.body(), tokens)
                ? new Verdict.Genuine(null)
                : forged("X-Twilio-Signature or bodySHA256 does not match");
    }

    private static Verdict form(
            WebhookRequest request, TwilioSignature signature, List<String> tokens) {
        Form form = Form.of(request.body());
        return signature.covers(request.url(), form, tokens)
                ? new Verdict.Genuine(key(form))
                : forged("X-Twilio-Signature does not match");
    }

    private static Verdict forged(String reason) {
        return new Verdict.Forged(reason, null);
    }

    /// Events of one call, conference or message keep their order. Participants' events belong to
    /// their conference; everything else that names a call belongs to that.
    private static @Nullable String key(Form form) {
        boolean conference = form.get("StatusCallbackEvent") != null;
        String key = conference ? form.get("ConferenceSid") : form.get("CallSid");
        for (String name : List.of("CallSid", "ConferenceSid", "MessageSid", "SmsSid")) {
            key = key == null ? form.get(name) : key;
        }
        return key == null || key.length() > LONGEST_KEY ? null : key;
    }

    private static Parsed form(Envelope envelope) {
        return Form.flaw(envelope.body())
                .map(flaw -> unreadable(envelope, "not-a-form", flaw.sentence()))
                .orElseGet(() -> callback(envelope, Form.of(envelope.body())));
    }

    private static Parsed json(Envelope envelope) {
        try {
            return callback(envelope, Params.form(Json.tree(envelope.body())));
        } catch (JacksonException notJson) {
            String where = Json.flaw(envelope.body()).map(Flaw::sentence).orElse("beyond limits");
            return unreadable(envelope, "not-json", where);
        }
    }

    private static Parsed callback(Envelope envelope, Form form) {
        String type = envelope.type();
        Optional<Callback> callback = Callback.ofType(type);
        if (callback.isEmpty()) {
            return unreadable(envelope, "unknown-type", "Twilio calls back with no " + type);
        }
        Params params = new Params(type, CallbackUrl.correlation(envelope.query()), form);
        CallbackEvent event = callback.get().read(params);
        return event == null
                ? unreadable(envelope, "no-sid", "it names neither a sid nor a status")
                : new Parsed.Event(event);
    }

    private static Parsed unreadable(Envelope envelope, String cause, String detail) {
        return new Parsed.Unreadable(cause, "$", detail, envelope.body());
    }
}
