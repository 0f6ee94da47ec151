package retorno.actions.twilio;

import java.time.Instant;
import java.util.List;

/// Twilio's calls and conferences, for as much of them as connecting two people takes.
///
/// What makes or changes something is exactly one request: neither this class nor anything below it
/// sends it again. What only looks is repeated within limits. Every method throws a
/// [TwilioFailure]. Safe for any number of threads; to be closed at the end.
///
/// @see <a href="https://www.twilio.com/docs/voice/api">Twilio's pages</a>
public final class TwilioCalls implements AutoCloseable {
    public TwilioCalls(TwilioSettings settings) {}

    /// Makes a call. One request.
    public CallResource create(NewCall call) {
        throw new UnsupportedOperationException();
    }

    /// One call as it is now.
    ///
    /// @throws TwilioFailure.Refused with status 404 where there is none of that sid
    public CallResource fetch(String callSid) {
        throw new UnsupportedOperationException();
    }

    /// Whether a call was made, for when nobody answered the question: calls between two numbers,
    /// those that wait to be dialled included, newest first.
    ///
    /// @param startedAfter on Twilio's clock, so a little less than on ours
    public List<CallResource> find(String to, String from, Instant startedAfter) {
        throw new UnsupportedOperationException();
    }

    /// Ends a call. One request.
    ///
    /// @throws TwilioFailure.Refused with code 21220 where it is over already
    public CallResource end(String callSid, EndAs as) {
        throw new UnsupportedOperationException();
    }

    /// Takes a call out of what it is doing, a conference for example, and has it do something
    /// else. One request.
    ///
    /// @param twiml at most 4,000 characters
    /// @throws TwilioFailure.Refused with code 21220 where the call is over
    public CallResource say(String callSid, String twiml) {
        throw new UnsupportedOperationException();
    }

    /// Calls somebody into a conference. One request.
    ///
    /// @param room the conference's name, which is ours, or its sid
    public ParticipantResource add(String room, NewParticipant participant) {
        throw new UnsupportedOperationException();
    }

    /// Who is in a conference that is not over.
    ///
    /// @param room the conference's name
    /// @return empty where there is no such conference, or nobody in it
    public List<ParticipantResource> participants(String room) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
