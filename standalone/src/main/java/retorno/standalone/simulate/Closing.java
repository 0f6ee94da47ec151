package retorno.standalone.simulate;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import retorno.standalone.data.Answers;
import retorno.standalone.simulate.arrivals.Arrivals;
import retorno.standalone.simulate.arrivals.Search;
import retorno.standalone.simulate.traffic.Plan;

/// What came of a run, as JSON prints it.
///
/// @param planned how many requests were due until the end; sent ones where there was no rate
/// @param seconds how long it sent
/// @param behindSeconds by how much the latest request was late
/// @param requests sent ones, by type
/// @param answers by status
/// @param unexpected answers that should have been others, or none at all
/// @param arrivals null where nobody looked, which `notLooked` explains
record Closing(
        long seed,
        long planned,
        long sent,
        double seconds,
        double behindSeconds,
        Map<String, Long> requests,
        Map<String, Long> answers,
        Tally.Times milliseconds,
        long unexpected,
        @Nullable String firstUnexpected,
        @Nullable Arrivals arrivals,
        @Nullable String notLooked,
        boolean asExpected) {
    private static final int A_SECOND = 1;

    static Closing of(Plan plan, Duration length, Duration sent, Tally tally, Search.Result found) {
        Tally.Now now = tally.now();
        return new Closing(
                plan.seed(),
                planned(plan, length.compareTo(sent) < 0 ? length : sent, now.sent()),
                now.sent(),
                sent.toMillis() / 1_000.0,
                now.latest() / 1_000_000 / 1_000.0,
                tally.requests(),
                now.answers(),
                tally.times(),
                now.unexpected(),
                tally.firstUnexpected(),
                found.arrivals(),
                found.why(),
                now.unexpected() == 0 && found.complete());
    }

    /// Who stopped it early did not want the rest.
    private static long planned(Plan plan, Duration length, long sent) {
        return plan.rate() == 0 ? sent : Math.max(sent, plan.requests(length));
    }

    /// For people.
    void print(PrintWriter out) {
        out.println("seed %d".formatted(seed));
        out.println(
                String.format(
                        Locale.ROOT,
                        "sent %d of %d in %.1f s, %.1f/s",
                        sent,
                        planned,
                        seconds,
                        seconds == 0 ? 0 : sent / seconds));
        if (behindSeconds >= A_SECOND || sent < planned) {
            out.println(behind());
        }
        out.println("answers %s, %d unexpected".formatted(answers, unexpected));
        if (firstUnexpected != null) {
            out.println("first unexpected: " + firstUnexpected);
        }
        out.println(
                String.format(
                        Locale.ROOT,
                        "answer times p50 %.1f ms, p99 %.1f ms, worst %.1f ms",
                        milliseconds.p50(),
                        milliseconds.p99(),
                        milliseconds.worst()));
        out.println();
        arrived(out);
        out.flush();
    }

    /// Answer times alone would hide what was never asked in time.
    private String behind() {
        return String.format(
                Locale.ROOT,
                "the answers did not keep up with the rate all the time: the latest request waited %.1f s to be sent, %d were not sent",
                behindSeconds,
                planned - sent);
    }

    private void arrived(PrintWriter out) {
        if (arrivals == null) {
            List<List<String>> rows = new ArrayList<>();
            requests.forEach((type, count) -> rows.add(List.of(type, String.valueOf(count))));
            Answers.table(out, List.of("type", "requests"), rows);
            out.println();
            out.println("not looked for what arrived: " + notLooked);
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        requests.forEach((type, count) -> rows.add(row(type, count, arrivals.line(type))));
        rows.add(row("all", sent, arrivals.total()));
        Answers.table(
                out,
                List.of(
                        "type",
                        "requests",
                        "items",
                        "rows",
                        "duplicates",
                        "dead letters",
                        "missing"),
                rows);
        out.println();
        out.println(verdict(arrivals));
    }

    private static List<String> row(String type, long requests, Arrivals.Line line) {
        return List.of(
                type,
                String.valueOf(requests),
                String.valueOf(line.items()),
                String.valueOf(line.rows()),
                String.valueOf(line.duplicates()),
                String.valueOf(line.deadLetters()),
                String.valueOf(line.missing()));
    }

    private static String verdict(Arrivals arrivals) {
        Arrivals.Books books = arrivals.books();
        String entered =
                "the ledger entered meanwhile: %d items = %d stored + %d duplicates + %d dead letters + %d ignored%n"
                        .formatted(
                                books.items(),
                                books.stored(),
                                books.duplicates(),
                                books.deadLetters(),
                                books.ignored());
        return entered
                + (arrivals.complete()
                        ? "everything arrived"
                        : "NOT arrived: %d items; not in the ledger: %d"
                                .formatted(arrivals.total().missing(), arrivals.unentered()));
    }
}
