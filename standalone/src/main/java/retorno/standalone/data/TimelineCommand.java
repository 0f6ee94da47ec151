package retorno.standalone.data;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import retorno.worker.timeline.Happening;

/// The full story of one person or message.
@Command(
        name = "timeline",
        description = {
            "Shows everything that happened to one person or message, across channels, oldest first.",
            "Times are UTC. Exit code 1 where nothing did."
        },
        mixinStandardHelpOptions = true)
public final class TimelineCommand implements Callable<Integer> {
    private static final int FOUND = 0;
    private static final int NOTHING = 1;
    private static final int LONGEST_DETAIL = 60;
    private static final List<String> HEADER =
            List.of("happened", "channel", "event", "recipient", "id", "campaign", "detail");

    @Mixin private DataOptions options = new DataOptions();

    @Spec private @Nullable CommandSpec spec;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Whose whose = new Whose();

    @Option(
            names = "--most",
            defaultValue = "1000",
            description = "How many events. Default: ${DEFAULT-VALUE}.")
    private int most;

    @Option(names = "--json", description = "One line of JSON for each event.")
    private boolean json;

    @Override
    public Integer call() {
        if (most < 1) {
            throw new CannotAnswer("--most must be 1 or more, not " + most);
        }
        // One more tells whether there are more.
        int asked = most == Integer.MAX_VALUE ? most : most + 1;
        List<Happening> found = options.with(tools -> whose.find(tools, asked));
        if (found.isEmpty()) {
            err().println("nothing happened to %s, as far as we were told".formatted(whose));
            return NOTHING;
        }
        print(found.subList(0, Math.min(most, found.size())));
        if (found.size() > most) {
            err().println(
                            "there is more: these are the oldest %d, --most shows more"
                                    .formatted(most));
        }
        return FOUND;
    }

    private void print(List<Happening> happenings) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            happenings.forEach(happening -> out.println(Answers.json(happening)));
        } else {
            Answers.table(out, HEADER, happenings.stream().map(TimelineCommand::cells).toList());
        }
        out.flush();
    }

    private static List<String> cells(Happening happening) {
        return List.of(
                happening.happenedAt().toString(),
                happening.channel(),
                happening.event(),
                shown(happening.recipient()),
                shown(happening.id()),
                shown(happening.campaign()),
                shown(happening.detail()));
    }

    /// One line, and nothing that a terminal would obey.
    private static String shown(@Nullable String text) {
        String plain = text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ");
        return plain.length() <= LONGEST_DETAIL
                ? plain
                : plain.substring(0, LONGEST_DETAIL - 1) + "…";
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
