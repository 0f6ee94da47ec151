package retorno.actions.calls.script;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import retorno.actions.calls.truth.Side;
import retorno.actions.settings.ActionsSettings;

/// The URLs that Twilio is given: for instructions ours, for what happened ingest's.
@Component
public class Addresses {
    private final ActionsSettings settings;
    private final Environment environment;

    Addresses(ActionsSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /// What comes before our paths, as Twilio knows it.
    public String base() {
        String set = settings.actions().publicUrl();
        return set == null
                ? "http://127.0.0.1:" + environment.getProperty("local.server.port")
                : set;
    }

    /// Where the activist's leg gets its instructions. The number is there for people to read: the
    /// call alone says who is dialled.
    public String redirect(String callId, String target) {
        return base() + "/v1/phone/call-redirect/" + target + "?call_id=" + callId;
    }

    String confirmed(String callId) {
        return base() + "/v1/phone/dial/" + callId;
    }

    String dialResult(String callId) {
        return base() + "/v1/phone/dial-result/" + callId;
    }

    /// Where the progress of a leg is posted.
    public String status(String callId, Side side) {
        return settings.publicUrl() + statusPath(callId, side);
    }

    /// Where it is posted who picked up.
    public String amd(String callId, Side side) {
        return settings.publicUrl() + amdPath(callId, side);
    }

    String conference(String callId) {
        return settings.publicUrl() + conferencePath(callId);
    }

    /// [#status] below ingest's URL.
    public static String statusPath(String callId, Side side) {
        return "/twilio/call-status?call_id=%s&leg=%s".formatted(callId, side.word());
    }

    /// [#amd] below ingest's URL.
    public static String amdPath(String callId, Side side) {
        return "/twilio/amd-status?call_id=%s&leg=%s".formatted(callId, side.word());
    }

    /// Where the events of a room are posted, below ingest's URL.
    public static String conferencePath(String callId) {
        return "/twilio/conference-status?call_id=" + callId;
    }
}
