package retorno.worker.deadletter;

import retorno.event.EventKey;

/// Dead letters that one change of code would cure share a fingerprint: what was sent, what was
/// wrong with it, and where. Values and list indexes have no part in it.
final class Fingerprint {
    private static final int DIGITS = 12;

    private Fingerprint() {}

    static String of(DeadLetter letter) {
        return of(letter.type(), letter.cause(), letter.path());
    }

    static String of(String type, String cause, String path) {
        return EventKey.of("fingerprint")
                .add(type)
                .add(cause)
                .add(path)
                .key()
                .hex()
                .substring(0, DIGITS);
    }
}
