package retorno.fake.call;

/// What a call does once it is answered: it plays TwiML, or sits in a conference. Everything within
/// the timeline's turn.
public interface Occupation {
    /// Somebody has answered.
    void begin();

    /// He presses keys.
    default void press(String digits) {}

    /// He says something.
    default void say(String text) {}

    /// It is over, or something else begins.
    default void stop(Cause cause) {}
}
