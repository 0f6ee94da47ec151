package retorno.actions.calls.web;

import static org.springframework.web.servlet.HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import retorno.actions.calls.records.CallReader;
import retorno.actions.calls.script.Addresses;
import retorno.actions.calls.truth.Side;
import retorno.wire.Form;

/// The paths to which callbacks went before there was ingest. What comes here goes to ingest, and
/// comes back to the calls by the same way as all other events.
@RestController
@Tag(name = "callbacks", description = "Aliases of ingest's /twilio URLs")
@ApiResponse(responseCode = "200", description = "Ingest has made it durable")
@ApiResponse(responseCode = "403", description = "Twilio did not send this")
@ApiResponse(responseCode = "404", description = "No such call; the callback is kept")
@ApiResponse(responseCode = "503", description = "Ingest has not made it durable")
class AliasController {
    private static final String STATUS = "/v1/phone/status-callback/{call_id}";
    private static final String AMD = "/v1/phone/amd-status-callback/{call_id}";
    private static final String DIAL_STATUS = "/v1/phone/dial-status-callback/{call_id}";
    private static final String DIAL_AMD = "/v1/phone/dial-amd-status-callback/{call_id}";
    private static final String CONFERENCE = "/v1/phone/conference-callback/{call_id}";

    /// Where each goes below ingest's URL, by the id of its call.
    private static final Map<String, UnaryOperator<String>> AT_INGEST =
            Map.of(
                    STATUS, id -> Addresses.statusPath(id, Side.ACTIVIST),
                    AMD, id -> Addresses.amdPath(id, Side.ACTIVIST),
                    DIAL_STATUS, id -> Addresses.statusPath(id, Side.TARGET),
                    DIAL_AMD, id -> Addresses.amdPath(id, Side.TARGET),
                    CONFERENCE, Addresses::conferencePath);

    private final TwilioRequests requests;
    private final Ingest ingest;
    private final CallReader reader;

    AliasController(TwilioRequests requests, Ingest ingest, CallReader reader) {
        this.requests = requests;
        this.ingest = ingest;
        this.reader = reader;
    }

    /// What the callback said.
    record Progress(
            @JsonProperty("call_id") String callId,
            @JsonProperty("twilio_call_sid") @Nullable String sid,
            @JsonProperty("twilio_call_status") @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable String status,
            @JsonProperty("twilio_call_answered_by") @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable String answeredBy) {}

    /// Kept first: also what speaks of no call of ours.
    @PostMapping({STATUS, AMD, DIAL_STATUS, DIAL_AMD, CONFERENCE})
    @Operation(summary = "What became of a leg, who picked it up, or who is in the room")
    Progress callback(
            @PathVariable("call_id") String callId,
            @Parameter(hidden = true) HttpServletRequest http) {
        if (!callId.matches("[0-9a-fA-F-]{1,36}")) {
            throw Refusal.noCall();
        }
        TwilioRequest request = requests.read(http);
        String alias = String.valueOf(http.getAttribute(BEST_MATCHING_PATTERN_ATTRIBUTE));
        String path = Objects.requireNonNull(AT_INGEST.get(alias)).apply(callId);
        ingest.take(path, request, http.getHeader("I-Twilio-Idempotency-Token"));
        reader.call(callId).orElseThrow(Refusal::noCall);
        return progress(alias, callId, request.form());
    }

    private static Progress progress(String alias, String callId, Form form) {
        boolean amd = Set.of(AMD, DIAL_AMD).contains(alias);
        return new Progress(
                callId,
                form.get("CallSid"),
                amd ? null : form.get("CallStatus"),
                amd ? form.get("AnsweredBy") : null);
    }
}
