package retorno.event;

/// One thing that a provider says has happened. Closed on purpose: a new kind stops the build
/// wherever events are handled.
public sealed interface CallbackEvent
        permits EmailEvent, SmsEvent, MessageReceived, CallEvent, ConferenceEvent, RecordingEvent {

    /// What happened, when, by whose word.
    Occurred occurred();

    /// What the sender attached to the message or call to recognise it by.
    Correlation correlation();
}
