package retorno.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The load generator `wrk`: 32 connections, half e-mail reports, half signed Twilio callbacks.
final class Wrk {
    private static final int PREPARED = 5_000;
    private static int runs;

    private Wrk() {}

    /// @param rate requests a second
    /// @param bad answers that were none, or not 2xx
    /// @param p50 and the others in milliseconds
    record Result(double rate, long bad, double p50, double p99, double p999) {}

    static Result run(Path scratch, int port, int seconds) throws Exception {
        return run(scratch, port, seconds, "mixed");
    }

    /// Delivery reports only, each of a message of its own.
    static Result mail(Path scratch, int port, int seconds) throws Exception {
        return run(scratch, port, seconds, "mail");
    }

    private static Result run(Path scratch, int port, int seconds, String what) throws Exception {
        Path prepared = scratch.resolve("twilio.tsv");
        if (!Files.exists(prepared)) {
            Files.writeString(prepared, twilio());
        }
        Process wrk =
                new ProcessBuilder(
                                "wrk",
                                "-t2",
                                "-c32",
                                "-d" + seconds + "s",
                                "-s",
                                "bench/wrk/mixed.lua",
                                "http://127.0.0.1:" + port,
                                "--",
                                prepared.toString(),
                                "" + System.currentTimeMillis() + runs++,
                                what)
                        .redirectErrorStream(true)
                        .start();
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

    /// Callbacks of calls and messages with their signatures: path, signature and body.
    private static String twilio() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(House.TOKEN.getBytes(UTF_8), "HmacSHA1"));
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < PREPARED; i++) {
            String sid = String.format(Locale.ROOT, "SM%032x", i);
            String path = "/twilio/message-status?qj_contact_id=" + i;
            String signed =
                    House.PUBLIC_URL
                            + path
                            + "AccountSidAC00000000000000000000000000000000From+5511888880000MessageSid"
                            + sid
                            + "MessageStatusdeliveredTo+5511999990000";
            String signature =
                    Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
            lines.append(path)
                    .append('\t')
                    .append(signature)
                    .append('\t')
                    .append(
                            "AccountSid=AC00000000000000000000000000000000&From=%2B5511888880000&MessageSid=")
                    .append(sid)
                    .append("&MessageStatus=delivered&To=%2B5511999990000\n");
        }
        return lines.toString();
    }
}
