package retorno.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Infobip's delivery reports of made-up messages: each of a message of its own, 10 ms after the
/// one before, to one of a million contacts without any order.
public final class Reports {
    /// How many people there are; [retorno.bench.growth] has rows of the same ones.
    public static final int CONTACTS = 1_000_000;

    private static final Instant BEGIN = Instant.parse("2026-07-01T12:00:00Z");
    private static final int MILLIS_BETWEEN = 10;
    private static final int MILLIS_TO_DELIVER = 2_086;

    /// Any number that shares no factor with that of the contacts.
    private static final long STEP = 618_033_989L;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneOffset.UTC);
    private static final String RESULT =
            """
            {"bulkId":"bulk","price":{"pricePerMessage":0.001,"currency":"BRL"},"status":{"id":5,"groupId":3,"groupName":"DELIVERED","name":"DELIVERED_TO_HANDSET","description":"Message delivered to handset"},"error":{"id":0,"name":"NO_ERROR","description":"No Error","groupId":0,"groupName":"OK","permanent":false},"messageId":"%s-%010d","doneAt":"%s","smsCount":1,"sentAt":"%s","browserLink":"http://tracking.example.com/render/content?id=9A31B6F61DABF3CBF4E4D10D8D0F8F4D1CB4F8C2","sendingSpeed":0,"callbackData":"{\\"qj_contact_id\\": %d, \\"qj_approach_flow_campaign\\": \\"inverno\\"}","to":"joao.madero.%d@example.com.br"}\
            """;

    private Reports() {}

    /// A body with the reports `first` to `first + results` of a run, the last excluded.
    public static byte[] body(String run, long first, int results) {
        StringBuilder body = new StringBuilder("{\"results\":[");
        for (long number = first; number < first + results; number++) {
            body.append(number == first ? "" : ",").append(result(run, number));
        }
        return body.append("]}").toString().getBytes(UTF_8);
    }

    /// The number of a run's message.
    public static int number(String run, String messageId) {
        return Integer.parseInt(messageId.substring(run.length() + 1));
    }

    /// Writes bodies, one a line.
    ///
    /// @return the mean length of a body in bytes
    public static double write(Path file, String run, int bodies, int results) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int i = 0; i < bodies; i++) {
                lines.append(new String(body(run, (long) i * results, results), UTF_8))
                        .append('\n');
            }
        }
        return (Files.size(file) - bodies) / (double) bodies;
    }

    private static String result(String run, long number) {
        long contact = number * STEP % CONTACTS;
        Instant sent = BEGIN.plusMillis(number * MILLIS_BETWEEN);
        return RESULT.formatted(
                run,
                number,
                TIME.format(sent.plusMillis(MILLIS_TO_DELIVER)),
                TIME.format(sent),
                contact,
                contact);
    }
}
