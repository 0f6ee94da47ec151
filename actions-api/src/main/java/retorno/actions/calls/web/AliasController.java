package retorno.actions.calls.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import retorno.actions.calls.records.CallReader;
import retorno.actions.calls.script.Addresses;
import retorno.actions.calls.truth.Side;

/// The paths to which callbacks went before there was ingest. What comes here goes to ingest, and
/// comes back to the calls by the same way as all other events.
@RestController
@RequestMapping("/v1/phone")
@Tag(name = "callbacks", description = "Aliases of ingest's /twilio URLs")
@ApiResponse(responseCode = "200", description = "Ingest has made it durable")
@ApiResponse(responseCode = "403", description = "Twilio did not send this")
@ApiResponse(responseCode = "404", description = "No such call; the callback is kept")
@ApiResponse(responseCode = "503", description = "Ingest has not made it durable")
class AliasController {
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

    @PostMapping("/status-callback/{call_id}")
    @Operation(summary = "The activist's leg")
    Progress status(
            @PathVariable("call_id") String callId,
            @Parameter(hidden = true) HttpServletRequest http) {
        return progress(callId, take(callId, http, Addresses.statusPath(callId, Side.ACTIVIST)));
    }

    @PostMapping("/dial-status-callback/{call_id}")
    @Operation(summary = "The target's leg")
    Progress dialStatus(
            @PathVariable("call_id") String callId,
            @Parameter(hidden = true) HttpServletRequest http) {
        return progress(callId, take(callId, http, Addresses.statusPath(callId, Side.TARGET)));
    }

    @PostMapping("/amd-status-callback/{call_id}")
    @Operation(summary = "Who picked up the activist's leg")
    Progress amd(
            @PathVariable("call_id") String callId,
            @Parameter(hidden = true) HttpServletRequest http) {
        return answeredBy(callId, take(callId, http, Addresses.amdPath(callId, Side.ACTIVIST)));
    }

    @PostMapping("/dial-amd-status-callback/{call_id}")
    @Operation(summary = "Who picked up the target's leg")
    Progress dialAmd(
            @PathVariable("call_id") String callId,
            @Parameter(hidden = true) HttpServletRequest http) {
        return answeredBy(callId, take(callId, http, Addresses.amdPath(callId, Side.TARGET)));
    }

    @PostMapping("/conference-callback/{call_id}")
    @Operation(summary = "The room of the two")
    Progress conference(
            @PathVariable("call_id") String callId,
            @Parameter(hidden = true) HttpServletRequest http) {
        return progress(callId, take(callId, http, Addresses.conferencePath(callId)));
    }

    /// Kept first: also what speaks of no call of ours.
    private TwilioRequest take(String callId, HttpServletRequest http, String path) {
        if (!callId.matches("[0-9a-fA-F-]{1,36}")) {
            throw Refusal.noCall();
        }
        TwilioRequest request = requests.read(http);
        ingest.take(path, request, http.getHeader("I-Twilio-Idempotency-Token"));
        reader.call(callId).orElseThrow(Refusal::noCall);
        return request;
    }

    private static Progress progress(String callId, TwilioRequest request) {
        return new Progress(
                callId, request.form().get("CallSid"), request.form().get("CallStatus"), null);
    }

    private static Progress answeredBy(String callId, TwilioRequest request) {
        return new Progress(
                callId, request.form().get("CallSid"), null, request.form().get("AnsweredBy"));
    }
}
