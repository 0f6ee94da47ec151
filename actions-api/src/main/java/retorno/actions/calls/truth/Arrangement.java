package retorno.actions.calls.truth;

/// How a call is put together; fixed when it is asked for.
///
/// @param mode how the two are joined
/// @param confirm how the activist shows that he is no voicemail
public record Arrangement(Mode mode, Confirm confirm) {

    /// How the two are joined.
    public enum Mode {
        /// Both are put into a room.
        CONFERENCE,
        /// The activist's leg dials the target's.
        DIAL
    }

    /// What the activist must do before the target is dialled.
    public enum Confirm {
        NONE,
        SPEECH,
        DTMF
    }
}
