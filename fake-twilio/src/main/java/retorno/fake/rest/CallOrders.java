package retorno.fake.rest;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import retorno.fake.call.Call;
import retorno.fake.call.Detection;
import retorno.fake.call.NewCall;
import retorno.fake.call.Occupation;
import retorno.fake.conference.Terms;
import retorno.fake.outgoing.Hook;
import retorno.fake.resource.Params;
import retorno.fake.resource.Refusal;
import retorno.fake.voice.Origin;

/// Calls to make, read from parameters and refused where Twilio would.
///
/// @see <a
///   href="https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource">calls</a>
/// @see <a
///   href="https://www.twilio.com/docs/voice/api/conference-participant-resource#create-a-participant">
///   participants</a>
final class CallOrders {
    private static final int URL = 21205;
    private static final int CALLBACK = 21609;
    private static final int LONGEST_TWIML = 4000;
    private static final Set<String> COMPLETED = Set.of("completed");
    private static final Set<String> PROGRESS =
            Set.of("initiated", "ringing", "answered", "completed");
    private static final int LONGEST = (int) NewCall.LONGEST.toSeconds();

    private final Api api;
    private final Params params;

    CallOrders(Api api, Params params) {
        this.api = api;
        this.params = params;
    }

    /// A call as `Calls.json` takes it.
    NewCall call() {
        String to = Numbers.called(params);
        String from = Numbers.calling(params, api);
        Origin origin = origin();
        if (origin == null) {
            throw Refusal.bad(URL, "Url parameter is required.");
        }
        Hook told = hook("AsyncAmdStatusCallback", COMPLETED);
        boolean waits = !params.flag("AsyncAmd", false);
        return order(
                from,
                to,
                detects() ? new Detection(true, waits, told) : Detection.NONE,
                plays(origin));
    }

    /// A call as `Participants.json` takes it; what it does is to take part.
    NewCall participant() {
        String to = Numbers.called(params);
        String from = Numbers.calling(params, api);
        Hook told = hook("AmdStatusCallback", COMPLETED);
        return order(
                from, to, detects() ? Detection.beside(told) : Detection.NONE, call -> () -> {});
    }

    /// On which terms a participant takes part.
    Terms terms() {
        return new Terms(
                params.get("Label"),
                params.flag("Muted", false),
                params.flag("Coaching", false),
                params.flag("StartConferenceOnEnter", true),
                params.flag("EndConferenceOnExit", false),
                params.number("MaxParticipants", Terms.MOST, 2, Terms.MOST),
                hook("ConferenceStatusCallback", Set.of("start", "end")));
    }

    /// What a call is to play; null where nothing is said of it.
    @Nullable Origin origin() {
        String url = params.url("Url", URL);
        String twiml = params.get("Twiml");
        if (url != null) {
            return new Origin.At(url, params.oneOf("Method", "POST", "POST", "GET"));
        }
        if (twiml != null && twiml.length() > LONGEST_TWIML) {
            throw Refusal.bad(20001, "Twiml is longer than 4000 characters");
        }
        if (params.get("ApplicationSid") != null) {
            throw Refusal.bad(21218, "Invalid ApplicationSid: the fake has no applications");
        }
        return twiml == null ? null : new Origin.Inline(twiml);
    }

    Function<Call, Occupation> plays(Origin origin) {
        String fallback = params.url("FallbackUrl", URL);
        String method = params.oneOf("FallbackMethod", "POST", "POST", "GET");
        return api.voice().plays(origin, fallback == null ? null : new Origin.At(fallback, method));
    }

    private NewCall order(
            String from, String to, Detection detection, Function<Call, Occupation> occupation) {
        Hook status = hook("StatusCallback", COMPLETED);
        requireKnown(status);
        Hook recording = hook("RecordingStatusCallback", COMPLETED);
        return new NewCall(
                from,
                to,
                null,
                status,
                Duration.ofSeconds(params.number("Timeout", 60, 1, 600)),
                Duration.ofSeconds(params.number("TimeLimit", LONGEST, 1, 86_400)),
                detection,
                params.flag("Record", false) ? recording : null,
                occupation);
    }

    /// @param usual which events where none are named
    private Hook hook(String name, Set<String> usual) {
        return new Hook(
                params.url(name, CALLBACK),
                params.oneOf(name + "Method", "POST", "POST", "GET"),
                params.words(name + "Event", usual));
    }

    private boolean detects() {
        String mode = params.oneOf("MachineDetection", "", "Enable", "DetectMessageEnd");
        return !mode.isEmpty();
    }

    /// Twilio makes the call nevertheless, and warns.
    private void requireKnown(Hook status) {
        Set<String> unknown = new TreeSet<>(status.events());
        unknown.removeAll(PROGRESS);
        if (!unknown.isEmpty()) {
            api.journal().trouble(21626, "Invalid statusCallbackEvents " + unknown, null);
        }
    }
}
