package retorno.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The load generator `wrk`: 32 connections, as many requests as are answered.
public final class Wrk {
    private static final int PREPARED = 5_000;
    private static int runs;

    private Wrk() {}

    /// @param rate requests a second
    /// @param bad answers that were none, or not 2xx
    /// @param p50 and the others in milliseconds
    public record Result(double rate, long bad, double p50, double p99, double p999) {}

    /// Half e-mail reports, half signed Twilio callbacks.
    public static Result run(Path scratch, int port, int seconds) throws Exception {
        return mixed(scratch, port, seconds, "mixed");
    }

    /// Delivery reports only, each of a message of its own.
    public static Result mail(Path scratch, int port, int seconds) throws Exception {
        return mixed(scratch, port, seconds, "mail");
    }

    /// The bodies of a file, one a line, in turns.
    public static Result bodies(Path file, int port, int seconds) throws Exception {
        return run(port, seconds, "bodies.lua", file.toString());
    }

    private static Result mixed(Path scratch, int port, int seconds, String what) throws Exception {
        Path prepared = scratch.resolve("twilio.tsv");
        if (!Files.exists(prepared)) {
            Files.writeString(
                    prepared,
                    TwilioCallback.made(PREPARED).stream()
                            .map(each -> each.path() + '\t' + each.signature() + '\t' + each.form())
                            .collect(Collectors.joining("\n", "", "\n")));
        }
        String run = "" + System.currentTimeMillis() + runs++;
        return run(port, seconds, "mixed.lua", prepared.toString(), run, what);
    }

    private static Result run(int port, int seconds, String script, String... arguments)
            throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "wrk",
                                "-t2",
                                "-c32",
                                "-d" + seconds + "s",
                                "-s",
                                "bench/wrk/" + script,
                                "http://127.0.0.1:" + port,
                                "--"));
        command.addAll(List.of(arguments));
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(wrk.getInputStream().readAllBytes(), UTF_8);
        wrk.waitFor();
        for (String line : said.lines().toList()) {
            if (line.startsWith("bench ")) {
                String[] words = line.split(" ");
                return new Result(
                        Double.parseDouble(words[1]),
                        Long.parseLong(words[2]),
                        Double.parseDouble(words[3]),
                        Double.parseDouble(words[4]),
                        Double.parseDouble(words[5]));
            }
        }
        throw new IOException("wrk says: " + said);
    }
}
