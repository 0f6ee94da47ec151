package retorno.standalone.data;

/// Why a command on the data has no answer, as one sentence that says what to do. Exit code 2.
public final class CannotAnswer extends RuntimeException {
    public CannotAnswer(String sentence) {
        super(sentence);
    }
}
