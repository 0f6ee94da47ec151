package retorno.standalone.data;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import retorno.worker.deadletter.DeadLetterDesk;

/// Takes dead letters off the list.
@Command(
        name = "discard",
        description =
                "Takes open dead letters off the list. Their bytes and the reason stay in the table.",
        mixinStandardHelpOptions = true)
final class DiscardLettersCommand implements Callable<Integer> {
    @ParentCommand private @Nullable DeadLettersCommand parent;
    @Mixin private WhichLetters letters = new WhichLetters();

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "For whoever asks later.")
    private String reason = "";

    @Override
    public Integer call() {
        String which = letters.which();
        if (reason.isBlank()) {
            throw new CannotAnswer("--reason is empty: say why, for whoever asks later");
        }
        int discarded =
                Objects.requireNonNull(parent)
                        .options()
                        .with(tools ->
                                tools.the(DeadLetterDesk.class).discard(which, reason.strip()));
        if (discarded == 0) {
            throw new CannotAnswer(
                    "no open dead letter is meant: ./retorno dead-letters lists them");
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.printf("%d discarded%n", discarded);
        out.flush();
        return 0;
    }
}
