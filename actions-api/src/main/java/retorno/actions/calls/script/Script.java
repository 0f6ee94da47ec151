package retorno.actions.calls.script;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import retorno.actions.calls.PhoneSettings;
import retorno.actions.calls.truth.Arrangement;
import retorno.actions.calls.truth.Arrangement.Confirm;
import retorno.actions.calls.truth.LegStatus;
import retorno.actions.calls.truth.Side;
import retorno.actions.twilio.StatusCallback;
import retorno.actions.twiml.Twiml;
import retorno.actions.twiml.Verb;

/// What the activist hears and what Twilio does meanwhile, as TwiML.
@Component
public class Script {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Addresses addresses;
    private final PhoneSettings settings;

    Script(Addresses addresses, PhoneSettings settings) {
        this.addresses = addresses;
        this.settings = settings;
    }

    /// Asks the activist for a word or a key, so that no voicemail is connected.
    public String question(String callId, Confirm confirm) {
        boolean speech = confirm == Confirm.SPEECH;
        String text =
                speech
                        ? "Olá! Para confirmar o redirecionamento informe seu nome."
                        : "Olá! Para confirmar o redirecionamento pressione qualquer tecla.";
        return Twiml.of(
                say(text),
                new Verb.Gather(
                        speech ? "speech dtmf" : "dtmf",
                        1,
                        PATIENCE,
                        addresses.confirmed(callId),
                        speech ? settings.language() : null,
                        List.of()),
                new Verb.Hangup());
    }

    /// Leads the activist to his target: into the room to which the target is added, or by dialling
    /// him.
    public String connect(String callId, Arrangement arrangement, String target) {
        Verb.Dial dial =
                switch (arrangement.mode()) {
                    case CONFERENCE -> Verb.Dial.into(room(callId));
                    case DIAL ->
                            new Verb.Dial(
                                    number(callId, target),
                                    settings.from(),
                                    settings.ringFor(),
                                    addresses.dialResult(callId));
                };
        return Twiml.of(say("Obrigado! Vamos te conectar ao alvo, aguarde na linha"), dial);
    }

    /// Tells the activist how it ended, and lets him go.
    public String farewell(LegStatus target) {
        @Nullable String text =
                switch (target) {
                    case BUSY -> "O alvo está ocupado. Tente novamente mais tarde.";
                    case NO_ANSWER, CANCELED ->
                            "O alvo não atendeu a ligação. Tente novamente mais tarde.";
                    case FAILED ->
                            "Não foi possível completar a ligação. Tente novamente mais tarde.";
                    case COMPLETED -> "A ligação foi encerrada. Obrigado!";
                    case NONE, QUEUED, RINGING, IN_PROGRESS -> null;
                };
        return text == null ? hangUp() : Twiml.of(say(text), new Verb.Hangup());
    }

    /// Ends the leg.
    public String hangUp() {
        return Twiml.of(new Verb.Hangup());
    }

    private Verb.Conference room(String callId) {
        return new Verb.Conference(
                callId, Side.ACTIVIST.word(), true, addresses.conference(callId));
    }

    private Verb.Number number(String callId, String target) {
        return new Verb.Number(
                target,
                StatusCallback.ofAll(addresses.status(callId, Side.TARGET)),
                settings.amd() ? addresses.amd(callId, Side.TARGET) : null);
    }

    private Verb.Say say(String text) {
        return new Verb.Say(text, settings.language(), settings.voice());
    }
}
