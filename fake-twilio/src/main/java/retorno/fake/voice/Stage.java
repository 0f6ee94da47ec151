package retorno.fake.voice;

import java.util.Set;
import retorno.fake.call.CallCallbacks;
import retorno.fake.call.Calls;
import retorno.fake.clock.Timeline;
import retorno.fake.conference.Rooms;
import retorno.fake.journal.Journal;
import retorno.fake.outgoing.Courier;
import retorno.fake.recording.Recordings;

/// What there is to play on.
///
/// @param ownNumbers the account's numbers, and those that Twilio has verified; empty: every number
public record Stage(
        Timeline timeline,
        Courier courier,
        Journal journal,
        Calls calls,
        CallCallbacks callbacks,
        Recordings recordings,
        Rooms rooms,
        Set<String> ownNumbers) {

    /// Whether calls may show this number.
    public boolean owns(String number) {
        return ownNumbers.isEmpty() || ownNumbers.contains(number);
    }
}
