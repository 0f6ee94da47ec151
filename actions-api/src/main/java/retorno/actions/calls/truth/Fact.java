package retorno.actions.calls.truth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing heard of a call, whoever said it.
public sealed interface Fact {

    /// A leg has come to a status.
    ///
    /// @param weight the number of the event among those of its leg, or a constant of [Ending]
    record Said(Side side, LegStatus status, long weight, @Nullable Instant at) implements Fact {}

    /// It was found out who or what picked up.
    record AnsweredBy(Side side, String who) implements Fact {}

    /// Twilio would not dial this leg.
    ///
    /// @param reason such as `twilio:21217`
    record Refused(Side side, String reason) implements Fact {}

    /// A leg entered the room, so it must have been answered.
    record Joined(Side side, @Nullable Instant at) implements Fact {}

    /// A leg left the room.
    ///
    /// @param sequence the number of the event among those of its conference
    record Left(Side side, long sequence) implements Fact {}

    /// The conference began: both were in the room.
    record Started(Instant at) implements Fact {}

    /// The conference is over.
    record Over(Instant at) implements Fact {}

    /// Something happened that either has or has not.
    record Marked(Mark mark) implements Fact {}

    /// What is either so or not.
    enum Mark {
        /// The activist was asked to say or press something.
        QUESTIONED,
        /// He did.
        CONFIRMED,
        /// He was given the instructions that lead to the target.
        REDIRECTED,
        /// He is, or was, in the room.
        JOINED,
        /// He was still there when the target's leg had ended.
        OUTLIVED
    }
}
