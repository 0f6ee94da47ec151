package retorno.standalone;

import org.springframework.boot.web.server.PortInUseException;

/// Turns what a start threw into one sentence for the person who typed the command.
final class StartFailure {
    private StartFailure() {}

    /// One line, without class names where there is a message.
    static String sentence(Throwable failed) {
        Throwable root = failed;
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart known) {
                return String.valueOf(known.getMessage());
            }
            if (cause instanceof PortInUseException taken) {
                return "port %d is in use: stop the program that uses it, or choose another with --port or SERVER_PORT"
                        .formatted(taken.getPort());
            }
            root = cause;
        }
        String message = root.getMessage();
        return message == null ? root.toString() : message.strip().replaceAll("\\s+", " ");
    }
}
