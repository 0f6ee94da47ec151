package retorno.actions.calls.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import retorno.actions.calls.records.CallReader;
import retorno.actions.calls.records.PhoneCall;

/// Where Twilio asks what to do, answered in TwiML.
@RestController
@RequestMapping(path = "/v1/phone", produces = MediaType.APPLICATION_XML_VALUE)
@Tag(name = "instructions", description = "TwiML for Twilio, which signs each request")
@ApiResponse(responseCode = "200", description = "TwiML")
@ApiResponse(responseCode = "403", description = "Twilio did not send this")
@ApiResponse(responseCode = "404", description = "No such call")
class DocumentController {
    private final TwilioRequests requests;
    private final CallReader reader;
    private final Documents documents;

    DocumentController(TwilioRequests requests, CallReader reader, Documents documents) {
        this.requests = requests;
        this.reader = reader;
        this.documents = documents;
    }

    /// Anybody who could choose the number in the URL could call anybody: the call says who it is.
    @PostMapping("/call-redirect/{target_number}")
    @Operation(summary = "The activist has answered")
    @Parameter(name = "call_id", in = ParameterIn.QUERY, required = true)
    String redirect(
            @PathVariable("target_number") String target,
            @Parameter(hidden = true) HttpServletRequest http) {
        TwilioRequest request = requests.read(http);
        PhoneCall call = call(request.query().get("call_id"));
        if (!call.target().equals(target)) {
            throw Refusal.noCall();
        }
        return documents.redirect(call, request);
    }

    @PostMapping("/dial/{call_id}")
    @Operation(summary = "The activist has said or pressed something")
    String dial(
            @PathVariable("call_id") String callId,
            @Parameter(hidden = true) HttpServletRequest http) {
        TwilioRequest request = requests.read(http);
        return documents.dial(call(callId), request);
    }

    @PostMapping("/dial-result/{call_id}")
    @Operation(summary = "The leg that the activist dialled has ended")
    String dialResult(
            @PathVariable("call_id") String callId,
            @Parameter(hidden = true) HttpServletRequest http) {
        TwilioRequest request = requests.read(http);
        return documents.dialResult(call(callId), request);
    }

    private PhoneCall call(@Nullable String id) {
        return id == null ? fail() : reader.call(id).orElseThrow(Refusal::noCall);
    }

    private static PhoneCall fail() {
        throw Refusal.noCall();
    }
}
