package retorno.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns what a start threw into one sentence for the person who started the program.
public final class StartFailure {
    private StartFailure() {}

    /// One line, without class names where there is a message: that of a [CannotStart] among the
    /// causes, or that somebody who knew better has left beside one of them, else what lies at the
    /// bottom.
    public static String sentence(Throwable failed) {
        List<Throwable> causes = causes(failed);
        return causes.stream()
                .filter(CannotStart.class::isInstance)
                .findFirst()
                .map(StartFailure::oneLine)
                .or(() ->
                        causes.stream()
                                .flatMap(cause -> Arrays.stream(cause.getSuppressed()))
                                .filter(CannotStart.class::isInstance)
                                .findFirst()
                                .map(StartFailure::oneLine))
                .orElseGet(() -> oneLine(causes.getLast()));
    }

    /// What a framework knows of one of the causes, to be left beside it.
    public static CannotStart known(String description, @Nullable String action) {
        String what = description.strip().replaceAll("[.:]$", "");
        return new CannotStart(action == null ? what : what + ": " + action);
    }

    private static List<Throwable> causes(Throwable failed) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static String oneLine(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.toString() : message.strip().replaceAll("\\s+", " ");
    }
}
