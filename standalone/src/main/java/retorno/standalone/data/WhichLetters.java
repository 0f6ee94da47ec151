package retorno.standalone.data;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which dead letters: never all of them by mistake.
final class WhichLetters {
    @Parameters(
            arity = "0..1",
            paramLabel = "FINGERPRINT|RECEIPT",
            description = "As dead-letters lists them, or as the sender was told.")
    private @Nullable String which;

    @Option(names = "--all-open", description = "Every open one.")
    private boolean all;

    /// A fingerprint or a receipt; empty for all.
    ///
    /// @throws CannotAnswer where neither was said, or both
    String which() {
        if (all == (which != null)) {
            throw new CannotAnswer("say which: a FINGERPRINT or a RECEIPT, or --all-open for all");
        }
        return which == null ? "" : which;
    }
}
