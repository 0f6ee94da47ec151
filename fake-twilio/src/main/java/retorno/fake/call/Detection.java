package retorno.fake.call;

import retorno.fake.outgoing.Hook;

/// Whether a call listens for answering machines.
///
/// @param wanted whether at all
/// @param waits whether nothing is done before it is known who answered
/// @param hook who is told of it
/// @see <a href="https://www.twilio.com/docs/voice/answering-machine-detection">Twilio's page</a>
public record Detection(boolean wanted, boolean waits, Hook hook) {
    /// It does not.
    public static final Detection NONE = new Detection(false, false, Hook.NONE);

    /// It does, while the call goes on.
    public static Detection beside(Hook hook) {
        return new Detection(true, false, hook);
    }
}
