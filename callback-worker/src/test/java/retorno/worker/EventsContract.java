package retorno.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.envelope.Envelope;
import retorno.event.PublishedEvent;
import retorno.provider.Parsed;
import retorno.provider.Providers;
import retorno.worker.events.Breakdown;
import retorno.worker.intake.FaultyParser;
import retorno.worker.ledger.Book;
import retorno.worker.operations.WorkerTools;
import retorno.worker.retry.Retry;

/// What is owed to whoever builds on the pipeline: every new event is published, at least once, and
/// nothing else is. Each database inherits this exam.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EventsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String URL = "https://hooks.example.org/x?call_id=7&leg=target";
    private static final String CALL =
            "CallSid=CA1&ConferenceSid=CF1&Timestamp=Tue%2C+16+Jul+2024"
                    + "+20%3A26%3A54+%2B0000&SequenceNumber=1&";

    private Map<String, String> database;
    private Wire wire;
    private Worker worker;

    /// Spring's settings for a new database.
    abstract Map<String, String> datasource();

    @BeforeAll
    void start() {
        database = datasource();
        wire = new Wire(Broker.bootstrap());
        worker = new Worker(wire, database);
    }

    @AfterAll
    void stop() {
        worker.close();
        wire.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "infobip.sms|{\"results\":[{\"messageId\":\"s1\",\"to\":\"55119\",\"status\":{\"groupName\":\"DELIVERED\"},\"price\":{\"pricePerMessage\":0.10,\"currency\":\"BRL\"}}]}|s1",
                "infobip.email|{\"results\":[{\"messageId\":\"e1\",\"to\":\"jo\u00e3o@example.org\",\"status\":{\"groupName\":\"DELIVERED\"},\"callbackData\":\"{\\\"qj_contact_id\\\": 7}\"}]}|e1",
                "twilio.message-status|MessageSid=SM1&MessageStatus=sent&To=%2B5511&ErrorCode=30003|SM1",
                "twilio.incoming-message|MessageSid=SM2&From=%2B5511&To=%2B5512&Body=Ol%C3%A1+%F0%9F%98%80%0A&NumMedia=0|SM2",
                "twilio.call-status|" + CALL + "CallStatus=completed&CallDuration=12|CA1",
                "twilio.amd-status|" + CALL + "AnsweredBy=machine_start|CA1",
                "twilio.conference-status|" + CALL + "StatusCallbackEvent=participant-join|CA1",
                "twilio.conference-status|ConferenceSid=CF2&StatusCallbackEvent=conference-end|CF2",
                "twilio.recording-status|" + CALL + "RecordingSid=RE1&RecordingStatus=completed|CA1"
            })
    void aNewEventArrivesOnceWholeAndKeyed(String sent) {
        String type = sent.split("\\|")[0];
        byte[] body = sent.split("\\|")[1].getBytes(UTF_8);
        UUID receipt = wire.post(type, URL, body);
        wire.consumed();

        ConsumerRecord<String, byte[]> record = only(of(receipt));
        PublishedEvent published = PublishedEvent.ofJson(record.value());
        assertThat(published.event()).isEqualTo(parsed(type, receipt, body));
        assertThat(published.receivedAt()).isEqualTo(Wire.RECEIVED_AT);
        assertThat(worker.column("event_key")).contains(published.eventKey());
        assertThat(record.key()).isEqualTo(sent.split("\\|")[2]);
        assertThat(record.headers().lastHeader("content-type").value())
                .asString(UTF_8)
                .isEqualTo("application/cloudevents+json");
    }

    @Test
    void allItemsOfABodyArriveInItsOrder() {
        String items =
                IntStream.range(0, 50).mapToObj(i -> item("i-" + i, "x")).toList().toString();
        UUID receipt =
                wire.post(
                        "infobip.email", URL, "{\"results\":%s}".formatted(items).getBytes(UTF_8));
        wire.consumed();
        assertThat(of(receipt)).hasSize(50);
    }

    @Test
    void whatIsKnownOrCannotBeARowIsNotPublished() {
        UUID first = mail("again", "x");
        UUID second = mail("again", "x");
        UUID unreadable = wire.post("infobip.email", URL, "no json".getBytes(UTF_8));
        UUID refused = mail("refused\\u0000", "x");
        UUID nothing = wire.post("infobip.email", URL, "{\"results\":[]}".getBytes(UTF_8));
        wire.consumed();
        assertThat(of(first).size() + of(second).size()).isEqualTo(1);
        assertThat(of(unreadable)).isEmpty();
        assertThat(of(refused)).isEmpty();
        assertThat(of(nothing)).isEmpty();
    }

    @Test
    void aRewindPublishesNothingAgain() {
        IntStream.range(0, 100).forEach(i -> mail("rewound-" + i, "x"));
        wire.consumed();
        worker.pause();
        List<String> before = keys();
        wire.rewind();
        worker.resume();
        wire.consumed();
        UUID after = mail("after-the-rewind", "x");
        wire.consumed();
        assertThat(of(after)).hasSize(1);
        assertThat(keys()).hasSize(before.size() + 1).containsAll(before);
    }

    /// As with a topic that was deleted and made anew, or a parser that finds more.
    @Test
    void aRowThatIsNewBehindWhatWasPublishedIsPublishedToo() {
        worker.pause();
        worker.execute("update event_progress set next_offset = 1000000");
        UUID late = mail("behind", "x");
        worker.resume();
        wire.consumed();
        await().atMost(PATIENCE).until(() -> of(late).size() == 1);
        await().atMost(PATIENCE).until(() -> worker.count("event_outbox") == 0);
        worker.pause();
        worker.execute("update event_progress set next_offset = 0");
        worker.resume();
    }

    @Test
    void nothingIsLostByWorkersThatDieBetweenTheCommitAndThePublishing() {
        Map<String, String> settings = new HashMap<>(datasource());
        try (Wire own = new Wire(Broker.bootstrap()).begun()) {
            for (int death = 0; death < 3; death++) {
                post(own, "death-" + death, 40);
                settings.put("spring.kafka.consumer.max-poll-records", "" + (50 - 19 * death));
                try (Worker dying = new Worker(own, settings, Breakdown.class)) {
                    await().atMost(PATIENCE)
                            .until(() -> dying.health("").contains("does not take"));
                }
            }
            try (Worker healthy = new Worker(own, settings)) {
                own.consumed();
                assertThat(healthy.column("event_key")).hasSize(120);
                assertThat(new HashSet<>(keys(own)))
                        .containsExactlyInAnyOrderElementsOf(healthy.column("event_key"));
                assertThat(healthy.books()).allMatch(Book::balanced);
            }
        }
    }

    @Test
    void anEventThatTheTopicRefusesKeepsItsBatchWhereItIs() {
        try (Wire own = new Wire(Broker.bootstrap())) {
            own.makeEvents("4096");
            try (Worker waiting = new Worker(own, datasource())) {
                own.post(0, "infobip.email", body("small-1", "x"));
                own.post(0, "infobip.email", body("large", noise(20_000)));
                own.post(0, "infobip.email", body("small-2", "x"));
                await().atMost(PATIENCE)
                        .until(() -> waiting.health("").contains("raise its max.message.bytes"));
                assertThat(waiting.count("email_callback")).isPositive();
                assertThat(own.committed(0)).isLessThan(3);

                own.largestEvent("1000000");
                own.consumed();
                assertThat(keys(own))
                        .containsExactlyInAnyOrderElementsOf(waiting.column("event_key"));
                assertThat(waiting.books()).extracting(Book::duplicates).containsOnly(0L);
            }
        }
    }

    @Test
    void anEventThatTheTopicRefusesHasNothingStoredTwice() {
        int mails = 3_000;
        try (Wire own = new Wire(Broker.bootstrap()).begun()) {
            own.makeEvents("65536");
            for (int i = 0; i < mails; i++) {
                own.post(0, "infobip.email", body("part-" + i, i == 700 ? noise(200_000) : "x"));
            }
            try (Worker waiting = new Worker(own, datasource())) {
                await().atMost(PATIENCE)
                        .until(() -> waiting.health("").contains("raise its max.message.bytes"));
                // All of a batch; the smallest is of 2,000.
                await().atMost(PATIENCE).until(() -> waiting.count("email_callback") > 1_500);
                assertThat(own.committed(0)).isLessThan(mails);

                own.largestEvent("1000000");
                own.consumed();
                assertThat(new HashSet<>(keys(own)))
                        .containsExactlyInAnyOrderElementsOf(waiting.column("event_key"));
                assertThat(waiting.books()).extracting(Book::duplicates).containsOnly(0L);
                assertThat(waiting.books()).allMatch(Book::balanced);
            }
        }
    }

    @Test
    void whatARetryMakesOfADeadLetterIsPublished() {
        Map<String, String> settings = datasource();
        try (Wire own = new Wire(Broker.bootstrap());
                Worker faulty = new Worker(own, settings, FaultyParser.class)) {
            UUID receipt = own.post("infobip.email", URL, body("bug-1", "x"));
            own.consumed();
            assertThat(faulty.count("dead_letter")).isEqualTo(1);
            assertThat(own.published()).isEmpty();
            try (WorkerTools tools = tools(own, settings)) {
                assertThat(tools.the(Retry.class).retry("", false, "tester").rows()).isEqualTo(1);
            }
            await().atMost(PATIENCE).until(() -> of(own, receipt).size() == 1);
            await().atMost(PATIENCE).until(() -> faulty.count("event_outbox") == 0);
        }
    }

    @Test
    void whoeverWantsNoEventsGetsNone() {
        Map<String, String> settings = new HashMap<>(datasource());
        settings.put("retorno.worker.events", "false");
        try (Wire own = new Wire(Broker.bootstrap())) {
            own.makeEvents("1000000");
            try (Worker silent = new Worker(own, settings)) {
                post(own, "silent", 5);
                own.consumed();
                assertThat(silent.count("email_callback")).isEqualTo(5);
                assertThat(silent.count("event_progress")).isZero();
                assertThat(own.published()).isEmpty();
            }
        }
    }

    @Test
    void workersThatComeAndGoLoseNothing() {
        Map<String, String> settings = new HashMap<>(datasource());
        settings.put("spring.kafka.consumer.max-poll-records", "20");
        settings.put("spring.kafka.listener.concurrency", "1"); // so that a member is a worker
        try (Wire own = new Wire(Broker.bootstrap()).begun()) {
            post(own, "a", 500);
            Worker first = new Worker(own, settings);
            try (Worker second = new Worker(own, settings)) {
                post(own, "b", 500);
                await().atMost(PATIENCE).until(() -> own.members() == 2);
                first.close();
                post(own, "c", 500);
                own.consumed();
                assertThat(second.column("event_key")).hasSize(1_500);
                assertThat(new HashSet<>(keys(own)))
                        .containsExactlyInAnyOrderElementsOf(second.column("event_key"));
            } finally {
                first.close();
            }
        }
    }

    private static void post(Wire wire, String prefix, int mails) {
        for (int i = 0; i < mails; i++) {
            wire.post(i % 3, "infobip.email", body(prefix + "-" + i, "x"));
        }
    }

    private UUID mail(String id, String data) {
        return wire.post("infobip.email", URL, body(id, data));
    }

    private static byte[] body(String id, String data) {
        return "{\"results\":[%s]}".formatted(item(id, data)).getBytes(UTF_8);
    }

    private static String item(String id, String data) {
        return """
        {"messageId":"%s","to":"to@example.com","doneAt":"2024-07-16T17:26:54.966-0300",\
        "status":{"groupName":"DELIVERED"},"callbackData":"%s"}\
        """
                .formatted(id, data);
    }

    /// Letters that no compression makes shorter by much.
    private static String noise(int length) {
        return new Random(1)
                .ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static WorkerTools tools(Wire wire, Map<String, String> datasource) {
        Map<String, String> settings = new HashMap<>(datasource);
        settings.put("spring.kafka.bootstrap-servers", wire.bootstrap);
        settings.put("retorno.worker.topics", wire.topic);
        return WorkerTools.open(Map.of(), settings);
    }

    private List<ConsumerRecord<String, byte[]>> of(UUID receipt) {
        return of(wire, receipt);
    }

    private static List<ConsumerRecord<String, byte[]>> of(Wire wire, UUID receipt) {
        return wire.published().stream()
                .filter(record ->
                        PublishedEvent.ofJson(record.value()).receipt().equals(receipt.toString()))
                .toList();
    }

    private List<String> keys() {
        return keys(wire);
    }

    private static List<String> keys(Wire wire) {
        List<String> keys = new ArrayList<>();
        wire.published()
                .forEach(record -> keys.add(PublishedEvent.ofJson(record.value()).eventKey()));
        return keys;
    }

    private static Object parsed(String type, UUID receipt, byte[] body) {
        Envelope envelope =
                new Envelope(receipt, type, Wire.RECEIVED_AT, URL, null, Map.of(), body);
        Parsed item = only(Providers.ofType(type).orElseThrow().parse(envelope));
        return ((Parsed.Event) item).event();
    }

    private static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.getFirst();
    }
}
