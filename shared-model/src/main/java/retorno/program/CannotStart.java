package retorno.program;

/// Why a program does not start, as one sentence that says what to do and holds no secret. Ends the
/// process with exit code 2.
public final class CannotStart extends RuntimeException {
    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
