package retorno.worker;

import static java.util.stream.Collectors.toMap;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import retorno.envelope.Envelope;
import retorno.envelope.EnvelopeHeaders;
import retorno.worker.ledger.Consumed;

/// A topic and a consumer group of one test class: ingest's end of the wire, and Kafka's own tools.
final class Wire implements AutoCloseable {
    static final Instant RECEIVED_AT = Instant.parse("2024-07-16T20:30:00.123Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final String bootstrap;
    final String topic;
    final String group = "worker-" + UUID.randomUUID();

    /// Where the workers of this wire publish.
    final String events = "events-" + UUID.randomUUID();

    private final Admin admin;
    private final Producer<byte[], byte[]> producer;

    Wire(String bootstrap) {
        this(bootstrap, "webhook-" + UUID.randomUUID());
    }

    private Wire(String bootstrap, String topic) {
        this.bootstrap = bootstrap;
        this.topic = topic;
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        admin = Admin.create(settings);
        producer = producer("none");
    }

    private Producer<byte[], byte[]> producer(String compression) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "acks",
                        "all",
                        "compression.type",
                        compression,
                        "max.request.size",
                        "8388608",
                        // A topic just made may refuse a first batch and take the second: the first
                        // would be lost then.
                        "max.in.flight.requests.per.connection",
                        "1"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /// The same topic, and a group of its own.
    Wire beside() {
        return new Wire(bootstrap, topic);
    }

    /// Puts a callback on the topic as ingest does.
    ///
    /// @return its receipt
    UUID post(String type, String url, byte[] body) {
        return post(type, url, body, RECEIVED_AT);
    }

    UUID post(String type, String url, byte[] body, Instant receivedAt) {
        return post(null, type, url, body, receivedAt);
    }

    UUID post(int partition, String type, byte[] body) {
        return post(partition, type, "http://127.0.0.1:8080/", body, RECEIVED_AT);
    }

    /// Puts callbacks on the topic as an ingest does that compresses.
    ///
    /// @return their receipts
    List<UUID> packed(int partition, String type, List<byte[]> bodies) {
        try (Producer<byte[], byte[]> packing = producer("zstd")) {
            return bodies.stream()
                    .map(body ->
                            post(
                                    packing,
                                    partition,
                                    type,
                                    "http://127.0.0.1:8080/",
                                    body,
                                    RECEIVED_AT))
                    .toList();
        }
    }

    private UUID post(Integer partition, String type, String url, byte[] body, Instant receivedAt) {
        return post(producer, partition, type, url, body, receivedAt);
    }

    private UUID post(
            Producer<byte[], byte[]> producer,
            Integer partition,
            String type,
            String url,
            byte[] body,
            Instant receivedAt) {
        UUID receipt = UUID.randomUUID();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, null, body);
        EnvelopeHeaders.write(
                new Envelope(receipt, type, receivedAt, url, null, Map.of(), body),
                (name, value) -> record.headers().add(name, value));
        producer.send(record);
        return receipt;
    }

    /// Puts a record on the topic as anybody might.
    TopicPartition foreign(byte[] value, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes()));
        return now(producer.send(record), sent -> new TopicPartition(topic, sent.partition()));
    }

    /// Waits until the group has committed all there is.
    void consumed() {
        producer.flush();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> committed().equals(offsets(OffsetSpec.latest())));
    }

    /// Waits until the group has committed all there is of one partition.
    void consumed(int partition) {
        producer.flush();
        TopicPartition one = new TopicPartition(topic, partition);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> committed().get(one).equals(offsets(OffsetSpec.latest()).get(one)));
    }

    /// How far the group has committed one partition.
    long committed(int partition) {
        return committed().get(new TopicPartition(topic, partition));
    }

    /// How many records are on the topic, once everything posted is there.
    long length() {
        producer.flush();
        return offsets(OffsetSpec.latest()).values().stream().mapToLong(Long::longValue).sum();
    }

    /// Waits until everything posted is on the topic.
    void flush() {
        producer.flush();
    }

    /// What Kafka says of the topic, for the books.
    List<Consumed> positions() {
        Map<TopicPartition, Long> begin = offsets(OffsetSpec.earliest());
        return committed().entrySet().stream()
                .map(at ->
                        new Consumed(
                                topic,
                                at.getKey().partition(),
                                begin.get(at.getKey()),
                                at.getValue()))
                .toList();
    }

    /// Sets the group back to the start of the topic, as `kafka-consumer-groups` does it; the group
    /// must have no member.
    void rewind() {
        Map<TopicPartition, OffsetAndMetadata> start =
                offsets(OffsetSpec.earliest()).entrySet().stream()
                        .collect(
                                toMap(Map.Entry::getKey, e -> new OffsetAndMetadata(e.getValue())));
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> {
                    admin.alterConsumerGroupOffsets(group, start).all().get();
                    return true;
                });
    }

    /// Deletes every record, as retention does.
    void deleteAll() {
        Map<TopicPartition, RecordsToDelete> all =
                offsets(OffsetSpec.latest()).entrySet().stream()
                        .collect(
                                toMap(
                                        Map.Entry::getKey,
                                        e -> RecordsToDelete.beforeOffset(e.getValue())));
        get(admin.deleteRecords(all).all());
    }

    /// How many consumers the group has.
    int members() {
        return get(admin.describeConsumerGroups(List.of(group)).all()).get(group).members().size();
    }

    private Map<TopicPartition, Long> committed() {
        Map<TopicPartition, OffsetAndMetadata> offsets =
                get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return partitions().stream()
                .collect(
                        toMap(
                                partition -> partition,
                                partition ->
                                        offsets.containsKey(partition)
                                                ? offsets.get(partition).offset()
                                                : 0L));
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec spec) {
        return get(
                        admin.listOffsets(
                                        partitions().stream()
                                                .collect(toMap(partition -> partition, p -> spec)))
                                .all())
                .entrySet()
                .stream()
                .collect(toMap(Map.Entry::getKey, e -> e.getValue().offset()));
    }

    private List<TopicPartition> partitions() {
        return get(admin.describeTopics(List.of(topic)).allTopicNames())
                .get(topic)
                .partitions()
                .stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private static <T> T get(KafkaFuture<T> future) {
        return now(future, value -> value);
    }

    private static <T, R> R now(java.util.concurrent.Future<T> future, Function<T, R> then) {
        try {
            return then.apply(future.get());
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Makes the topic, where callbacks come before any worker.
    Wire begun() {
        get(admin.createTopics(List.of(new NewTopic(topic, 3, (short) 1))).all());
        return this;
    }

    /// Makes the topic for events, as somebody might who knows no better.
    void makeEvents(String largest) {
        get(
                admin.createTopics(
                                List.of(
                                        new NewTopic(events, 1, (short) 1)
                                                .configs(Map.of("max.message.bytes", largest))))
                        .all());
    }

    /// Sets the largest record that the topic for events takes.
    void largestEvent(String largest) {
        AlterConfigOp set =
                new AlterConfigOp(
                        new ConfigEntry("max.message.bytes", largest), AlterConfigOp.OpType.SET);
        get(
                admin.incrementalAlterConfigs(
                                Map.of(
                                        new ConfigResource(ConfigResource.Type.TOPIC, events),
                                        List.of(set)))
                        .all());
    }

    /// Everything that was published so far, each partition in its order.
    List<ConsumerRecord<String, byte[]>> published() {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrap, "max.poll.records", "5000"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(events).stream()
                            .map(each -> new TopicPartition(events, each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        return all;
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
