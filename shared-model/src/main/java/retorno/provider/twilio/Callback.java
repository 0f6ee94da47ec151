package retorno.provider.twilio;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import retorno.event.CallbackEvent;
import retorno.provider.Endpoint;
import retorno.provider.Reply;

/// Each sort of callback: where it arrives, what Twilio expects back, and who reads it.
enum Callback {
    MESSAGE_STATUS("message-status", Reply.NO_CONTENT, MessageCallbacks::status),
    INCOMING_MESSAGE("incoming-message", noInstructions(), MessageCallbacks::incoming),
    CALL_STATUS("call-status", Reply.NO_CONTENT, CallCallbacks::status),
    AMD_STATUS("amd-status", Reply.NO_CONTENT, CallCallbacks::answeredBy),
    CONFERENCE_STATUS("conference-status", Reply.NO_CONTENT, ConferenceCallbacks::status),
    RECORDING_STATUS("recording-status", Reply.NO_CONTENT, RecordingCallbacks::status);

    private final Endpoint endpoint;
    private final Function<Params, @Nullable CallbackEvent> reader;

    Callback(String name, Reply reply, Function<Params, @Nullable CallbackEvent> reader) {
        this.endpoint = new Endpoint("/twilio/" + name, "twilio." + name, reply);
        this.reader = reader;
    }

    static Optional<Callback> ofType(String type) {
        return Arrays.stream(values()).filter(c -> c.endpoint.type().equals(type)).findFirst();
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /// Reads the parameters; null where they name neither a message or call nor a status.
    @Nullable CallbackEvent read(Params params) {
        return reader.apply(params);
    }

    /// TwiML that sends no answer to whoever wrote to us.
    private static Reply noInstructions() {
        return new Reply(200, "text/xml", receipt -> "<Response/>");
    }
}
