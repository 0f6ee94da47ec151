package retorno.actions.calls.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// A call that was taken on.
///
/// @param twilioCallSid the activist's leg; null while Twilio has not confirmed it
record Placed(
        @JsonProperty("call_id") String callId,
        @JsonProperty("twilio_call_sid") @Nullable String twilioCallSid,
        @JsonProperty("twilio_call_status") @Nullable String twilioCallStatus) {}
