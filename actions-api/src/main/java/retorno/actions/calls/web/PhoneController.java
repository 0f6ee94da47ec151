package retorno.actions.calls.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import retorno.actions.calls.records.CallReader;
import retorno.actions.calls.records.Once;
import retorno.event.EventKey;

/// What the page beside the activist uses.
@RestController
@RequestMapping("/v1/phone")
@Tag(name = "phone", description = "Connects an activist to a target")
class PhoneController {
    private final Placing placing;
    private final CallReader reader;

    PhoneController(Placing placing, CallReader reader) {
        this.placing = placing;
        this.reader = reader;
    }

    /// A status as the page shows it.
    record StatusOf(
            @JsonProperty("call_id") String callId, @JsonProperty("status") String status) {}

    @PostMapping("/call")
    @Operation(summary = "Calls the activist, and the target once he answers")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CallRequest.class)))
    @ApiResponse(responseCode = "200", description = "Twilio calls the activist")
    @ApiResponse(responseCode = "202", description = "Twilio has not confirmed it yet")
    @ApiResponse(responseCode = "401", description = "No API key, or a wrong one")
    @ApiResponse(responseCode = "422", description = "Something in the body is wrong")
    @ApiResponse(responseCode = "429", description = "Too many calls; see Retry-After")
    @ApiResponse(responseCode = "502", description = "Twilio refused; see reason")
    ResponseEntity<Placed> call(
            @Parameter(hidden = true) HttpServletRequest http,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        byte[] body = Bodies.of(http);
        return placing.place(CallRequest.read(body), once(key, http, body));
    }

    @GetMapping("/status/{call_id}")
    @Operation(summary = "Where a call stands")
    @ApiResponse(responseCode = "404", description = "No such call")
    StatusOf status(@PathVariable("call_id") String callId) {
        return reader.call(callId)
                .map(call -> new StatusOf(call.id(), call.status().word()))
                .orElseThrow(Refusal::noCall);
    }

    /// One client's key is not another's.
    private static @Nullable Once once(@Nullable String key, HttpServletRequest http, byte[] body) {
        if (key == null || key.isBlank()) {
            return null;
        }
        return new Once(
                EventKey.of("idempotency").add(ApiKeys.given(http)).add(key).key().hex(),
                EventKey.of("request")
                        .add(new String(body, StandardCharsets.UTF_8).strip())
                        .key()
                        .hex());
    }
}
