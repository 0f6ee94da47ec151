package retorno.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Records as ingest writes them, no message twice in a run.
public final class Backlog implements AutoCloseable {
    /// As many as the product gives a topic.
    public static final int PARTITIONS = 6;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TRANSACTION_MILLIS = "600000";
    private static final String LARGEST_RECORD = "4259840";
    private static final NoArgGenerator RECEIPTS = Generators.timeBasedEpochGenerator();
    private static long next;

    private final String topic;
    private final int partitions;
    private final int results;
    private final KafkaProducer<byte[], byte[]> producer;
    private final boolean held;

    private Backlog(String kafka, String topic, int partitions, int results, boolean held)
            throws Exception {
        this.topic = topic;
        this.partitions = partitions;
        this.results = results;
        this.held = held;
        make(kafka, topic, partitions);
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", kafka);
        settings.put("linger.ms", "20");
        settings.put("batch.size", "131072");
        settings.put("max.request.size", LARGEST_RECORD);
        settings.put("compression.type", "zstd");
        if (held) {
            settings.put("transactional.id", "backlog-" + topic + "-" + next);
            settings.put("transaction.timeout.ms", TRANSACTION_MILLIS);
        }
        this.producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        if (held) {
            producer.initTransactions();
            producer.beginTransaction();
        }
    }

    /// A backlog by itself: `HOST:PORT RECORDS`.
    public static void main(String[] args) throws Exception {
        write(args[0], "email-webhook", PARTITIONS, 1, Integer.parseInt(args[1]));
    }

    /// Writes reports that are there at once.
    ///
    /// @param partitions of the topic, which is made where it is not there
    /// @param results reports in each record
    public static void write(String kafka, String topic, int partitions, int results, int reports)
            throws Exception {
        try (Backlog backlog = new Backlog(kafka, topic, partitions, results, false)) {
            backlog.write(reports);
        }
    }

    /// Makes a topic where it is not there.
    public static void topic(String kafka, String topic, int partitions) throws Exception {
        write(kafka, topic, partitions, 1, 0);
    }

    /// Writes reports that consumers who read what is committed see when it is closed, all at once.
    public static Backlog held(String kafka, String topic, int partitions, int results, int reports)
            throws Exception {
        Backlog backlog = new Backlog(kafka, topic, partitions, results, true);
        backlog.write(reports);
        return backlog;
    }

    private static void make(String kafka, String topic, int partitions) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            NewTopic wanted =
                    new NewTopic(topic, partitions, (short) 1)
                            .configs(Map.of("max.message.bytes", LARGEST_RECORD));
            admin.createTopics(List.of(wanted)).all().get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
    }

    /// To all partitions alike.
    private void write(int reports) {
        for (int i = 0; i < reports / results; i++) {
            byte[] body = Reports.body("m", next, results);
            next += results;
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(topic, i % partitions, null, body);
            header(record, "ce_specversion", "1.0");
            header(record, "ce_id", RECEIPTS.generate().toString());
            header(record, "ce_source", "infobip");
            header(record, "ce_type", "infobip.email");
            header(record, "ce_time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
            header(record, "ce_url", "https://hooks.example.com/email");
            header(record, "content-type", "application/json");
            producer.send(record);
        }
        producer.flush();
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }

    @Override
    public void close() {
        if (held) {
            producer.commitTransaction();
        }
        producer.close(PATIENCE);
    }
}
