package retorno.actions.twilio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/// Twilio's calls and conferences, for as much of them as connecting two people takes.
///
/// What makes or changes something is exactly one request: neither this class nor anything below it
/// sends it again. What only looks is repeated, twice at most, where no answer came that can be
/// read; not where Twilio asks for a pause. Every method throws a [TwilioFailure] and ends within
/// limits. Safe for any number of threads; to be closed at the end.
///
/// @see <a href="https://www.twilio.com/docs/voice/api">Twilio's pages</a>
public final class TwilioCalls implements AutoCloseable {
    private final CloseableHttpClient http;
    private final Requests requests;

    /// Connects to nothing yet.
    public TwilioCalls(TwilioSettings settings) {
        this.http = TwilioHttp.client(settings);
        TwilioRest rest =
                HttpServiceProxyFactory.builderFor(
                                RestClientAdapter.create(TwilioHttp.restClient(settings, http)))
                        .build()
                        .createClient(TwilioRest.class);
        this.requests = new Requests(settings.baseUrl(), rest);
    }

    /// Makes a call. One request.
    ///
    /// @return queued, as a rule
    public CallResource create(NewCall call) {
        return requests.once(
                "POST Calls.json", twilio -> twilio.create(Forms.of(call)), Answers::call);
    }

    /// One call as it is now.
    ///
    /// @throws TwilioFailure.Refused with status 404 where there is none of that sid
    public CallResource fetch(String callSid) {
        return requests.repeated(
                "GET Calls/" + callSid, twilio -> twilio.call(callSid), Answers::call);
    }

    /// Whether a call was made, for when nobody answered that question: the calls between two
    /// numbers, newest first, those that still wait to be dialled included.
    ///
    /// A call that was made a moment ago may not be in the list yet.
    ///
    /// @param to E.164
    /// @param from E.164
    /// @param startedAfter on Twilio's clock, so a little less than on ours
    public List<CallResource> find(String to, String from, Instant startedAfter) {
        String after = startedAfter.truncatedTo(ChronoUnit.SECONDS).toString();
        // A queued call has no start time and may be dialled in between: looked for first.
        Map<String, CallResource> found = new LinkedHashMap<>();
        for (MultiValueMap<String, String> filter :
                List.of(
                        list("To", to, "From", from, "Status", "queued"),
                        list("To", to, "From", from, "StartTime>", after))) {
            requests.all("GET Calls.json", twilio -> twilio.calls(filter), "calls", Answers::call)
                    .forEach(call -> found.put(call.sid(), call));
        }
        return found.values().stream()
                .filter(call -> !begun(call).isBefore(startedAfter))
                .sorted(Comparator.comparing(TwilioCalls::begun).reversed())
                .toList();
    }

    /// Ends a call. One request.
    ///
    /// @throws TwilioFailure.Refused with code 21220 where it is over already
    public CallResource end(String callSid, EndAs as) {
        return change(callSid, "Status", as.word());
    }

    /// Takes a call out of what it is doing, a conference for example, and has it do something
    /// else. One request.
    ///
    /// @param twiml at most 4,000 characters
    /// @throws TwilioFailure.Refused with code 21220 where the call is over
    /// @see <a href="https://www.twilio.com/docs/voice/tutorials/how-to-modify-calls-in-progress">
    ///   Twilio's page</a>
    public CallResource say(String callSid, String twiml) {
        return change(callSid, "Twiml", twiml);
    }

    /// Calls somebody into a conference. One request.
    ///
    /// @param room the conference's name, which is ours, or its sid
    public ParticipantResource add(String room, NewParticipant participant) {
        return requests.once(
                "POST Conferences/" + room + "/Participants.json",
                twilio -> twilio.add(room, Forms.of(participant)),
                Answers::participant);
    }

    /// Who is in a conference that is not over, or being called into it. Whose call is over is not
    /// listed any more: that somebody is missing does not mean that he was never called, so look
    /// for his call too.
    ///
    /// @param room the conference's name
    /// @return empty where there is no such conference, or nobody in it
    /// @see <a href="https://www.twilio.com/docs/voice/api/conference-participant-resource">
    ///   Twilio's page</a>
    public List<ParticipantResource> participants(String room) {
        return requests
                .all(
                        "GET Conferences.json",
                        twilio -> twilio.conferences(list("FriendlyName", room)),
                        "conferences",
                        Answers::conference)
                .stream()
                .filter(conference -> !conference.over())
                .flatMap(conference -> inside(conference.sid()).stream())
                .toList();
    }

    /// A conference that ended since it was listed has nobody in it.
    private List<ParticipantResource> inside(String conferenceSid) {
        try {
            return requests.all(
                    "GET Conferences/" + conferenceSid + "/Participants.json",
                    twilio -> twilio.participants(conferenceSid, list()),
                    "participants",
                    Answers::participant);
        } catch (TwilioFailure.Refused refused) {
            if (refused.httpStatus() == 404) {
                return List.of();
            }
            throw refused;
        }
    }

    private CallResource change(String callSid, String name, String value) {
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        fields.add(name, value);
        return requests.once(
                "POST Calls/" + callSid, twilio -> twilio.change(callSid, fields), Answers::call);
    }

    private static MultiValueMap<String, String> list(String... filter) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        for (int i = 0; i < filter.length; i += 2) {
            parameters.add(filter[i], filter[i + 1]);
        }
        parameters.add("PageSize", Requests.PAGE_SIZE);
        return parameters;
    }

    /// When a call began, as far as Twilio knows; what waits to be dialled is the newest.
    private static Instant begun(CallResource call) {
        Instant created = call.dateCreated() == null ? call.startTime() : call.dateCreated();
        return created == null ? Instant.MAX : created;
    }

    /// Ends what is under way.
    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
