package retorno.actions.twilio;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/// What is asked for, as Twilio's parameters. Several events are one parameter each, as its own
/// libraries send them.
final class Forms {
    private final MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();

    private Forms() {}

    /// @see <a href="https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource">
    ///   Twilio's page</a>
    static MultiValueMap<String, String> of(NewCall call) {
        Forms form = new Forms().with("To", call.to()).with("From", call.from());
        switch (call.instructions()) {
            case NewCall.At(String url) -> form.with("Url", url).with("Method", "POST");
            case NewCall.Document(String twiml) -> form.with("Twiml", twiml);
        }
        String listener = call.amdCallback();
        if (listener != null) {
            form.with("MachineDetection", "Enable")
                    .with("AsyncAmd", "true")
                    .with("AsyncAmdStatusCallback", listener)
                    .with("AsyncAmdStatusCallbackMethod", "POST");
        }
        return form.with(call.status())
                .with("Timeout", call.ringFor())
                .with("TimeLimit", call.longest())
                .fields;
    }

    /// @see <a
    ///   href="https://www.twilio.com/docs/voice/api/conference-participant-resource">Twilio's
    ///   page</a>
    static MultiValueMap<String, String> of(NewParticipant participant) {
        Forms form =
                new Forms()
                        .with("To", participant.to())
                        .with("From", participant.from())
                        .with("Label", participant.label())
                        .with("Beep", "false")
                        .with("StartConferenceOnEnter", "true")
                        .with("EndConferenceOnExit", Boolean.toString(participant.endsRoom()));
        String listener = participant.amdCallback();
        if (listener != null) {
            form.with("MachineDetection", "Enable")
                    .with("AmdStatusCallback", listener)
                    .with("AmdStatusCallbackMethod", "POST");
        }
        return form.with(participant.status())
                .with("Timeout", participant.ringFor())
                .with("TimeLimit", participant.longest())
                .fields;
    }

    private Forms with(String name, String value) {
        fields.add(name, value);
        return this;
    }

    private Forms with(String name, @Nullable Duration time) {
        return time == null ? this : with(name, Long.toString(time.toSeconds()));
    }

    private Forms with(@Nullable StatusCallback status) {
        if (status != null) {
            with("StatusCallback", status.url()).with("StatusCallbackMethod", "POST");
            status.events().forEach(event -> with("StatusCallbackEvent", event));
        }
        return this;
    }
}
