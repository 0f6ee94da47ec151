package retorno.worker.export;

/// The database does not understand a condition, or cannot apply it. The message is its first line.
public final class ConditionRefused extends RuntimeException {
    ConditionRefused(String message) {
        super(message);
    }
}
