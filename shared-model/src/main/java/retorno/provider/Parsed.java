package retorno.provider;

import retorno.event.CallbackEvent;

/// What became of one item of a body.
public sealed interface Parsed {

    /// It was understood.
    record Event(CallbackEvent event) implements Parsed {}

    /// Its bytes cannot be decoded as anything this provider sends.
    ///
    /// @param cause a short fixed word, for example `not-json`: it groups dead letters
    /// @param path where in the body, with indexes left out: `$.results[]`
    /// @param detail one sentence for the operator who looks at it
    /// @param fragment the item's own bytes, or the whole body where items cannot be told apart
    record Unreadable(String cause, String path, String detail, byte[] fragment)
            implements Parsed {}

    /// It says nothing that could become a row, and that is in order.
    ///
    /// @param cause a short fixed word, for example `empty`
    record Ignored(String cause) implements Parsed {}
}
