package retorno.standalone;

/// Why a program does not start, as one sentence that says what to do. Ends the process with exit
/// code 2.
final class CannotStart extends RuntimeException {
    CannotStart(String sentence) {
        super(sentence);
    }

    CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
