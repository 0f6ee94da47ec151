package retorno.standalone.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import retorno.worker.deadletter.DeadLetterDesk;
import retorno.worker.deadletter.KeptLetter;
import retorno.worker.deadletter.Masked;

/// Single dead letters with all that is known of them.
@Command(
        name = "show",
        description = "Shows the dead letters of a fingerprint or of a receipt, the oldest first.",
        mixinStandardHelpOptions = true)
final class ShowLettersCommand implements Callable<Integer> {
    @ParentCommand private @Nullable DeadLettersCommand parent;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FINGERPRINT|RECEIPT")
    private String which = "";

    @Option(
            names = "--most",
            defaultValue = "20",
            description = "How many. Default: ${DEFAULT-VALUE}.")
    private int most;

    @Option(
            names = "--raw",
            description = "The bytes as they came: they hold addresses, numbers, texts of people.")
    private boolean raw;

    @Option(names = "--json", description = "One line of JSON for each.")
    private boolean json;

    /// What JSON shows: times as text, bytes as text.
    private record Shown(
            String receipt,
            String topic,
            int partition,
            long offset,
            int item,
            String type,
            String cause,
            @Nullable String path,
            @Nullable String detail,
            String fingerprint,
            String state,
            long seen,
            int attempts,
            @Nullable String reason,
            String firstSeen,
            String lastSeen,
            String payload) {}

    @Override
    public Integer call() {
        List<KeptLetter> letters =
                Objects.requireNonNull(parent)
                        .options()
                        .with(tools -> tools.the(DeadLetterDesk.class).show(which, most));
        if (letters.isEmpty()) {
            throw new CannotAnswer(
                    "no dead letter has the fingerprint or receipt %s: ./retorno dead-letters lists them"
                            .formatted(which));
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        letters.stream().map(this::shown).forEach(letter -> print(letter, out));
        out.flush();
        return 0;
    }

    private Shown shown(KeptLetter letter) {
        return new Shown(
                letter.receipt().toString(),
                letter.topic(),
                letter.partition(),
                letter.offset(),
                letter.item(),
                letter.type(),
                letter.cause(),
                letter.path(),
                letter.detail(),
                letter.fingerprint(),
                letter.state(),
                letter.seen(),
                letter.attempts(),
                letter.reason(),
                letter.firstSeen().toString(),
                letter.lastSeen().toString(),
                raw ? new String(letter.payload(), UTF_8) : Masked.of(letter.payload()));
    }

    private void print(Shown letter, PrintWriter out) {
        if (json) {
            out.println(Answers.json(letter));
            return;
        }
        out.printf("%s  item %d of %s%n", letter.receipt, letter.item, letter.type);
        out.printf("  %s at %s: %s%n", letter.cause, letter.path, letter.detail);
        out.printf(
                "  %s, seen %d times, %s to %s, tried again %d times%n",
                letter.state, letter.seen, letter.firstSeen, letter.lastSeen, letter.attempts);
        if (letter.reason != null) {
            out.printf("  discarded: %s%n", letter.reason);
        }
        out.printf("  %s-%d offset %d%n", letter.topic, letter.partition, letter.offset);
        out.printf("  %s%n%n", letter.payload);
    }
}
