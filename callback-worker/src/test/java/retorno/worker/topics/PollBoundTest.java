package retorno.worker.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.worker.Broker;

/// What [PollBound] relies on is Kafka's, and is pinned here on a real broker.
class PollBoundTest {
    private static final int MOST = 100_000;
    private static final int PARTITIONS = 3;
    private static final int NULL = -1;
    private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

    private final String topic = "bound-" + UUID.randomUUID();
    private final PollBound bound = new PollBound(MOST);
    private final Map<Integer, List<Long>> seen = new HashMap<>();
    private final List<KafkaConsumer<String, byte[]>> open = new ArrayList<>();
    private long began;
    private KafkaConsumer<String, byte[]> consumer;

    @AfterEach
    void close() {
        open.forEach(KafkaConsumer::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "zstd"})
    void everyPollHoldsItsBytesAndEveryRecordComesOnce(String compression) {
        // A hundred polls' worth, in one fetch where it is compressed.
        produce(compression, IntStream.range(0, 1_000).map(i -> 1_000 + i * 17).toArray());
        readAll();
        int polls = 0;
        int full = 0;
        while (!cameAll(1_000)) {
            ConsumerRecords<String, byte[]> polled = poll();
            int bytes = bytes(polled);
            assertThat(bytes).isLessThanOrEqualTo(MOST);
            polls++;
            if (bytes > MOST - 20_000) {
                full++;
            }
        }
        assertThat(full).isGreaterThan(polls / 2);
        assertThat(poll().isEmpty()).isTrue();
        assertThatEachPartitionCameInOrder(1_000);
    }

    @Test
    void aValueLargerThanTheBoundComesByItself() {
        produce("zstd", 1, 1, 1, 5 * MOST, 5 * MOST, 5 * MOST, 1, 1, 1);
        readAll();
        List<Integer> large = new ArrayList<>();
        while (!cameAll(9)) {
            ConsumerRecords<String, byte[]> polled = poll();
            if (!polled.isEmpty()) {
                assertThat(bytes(polled) <= MOST || polled.count() == 1).isTrue();
                large.add(bytes(polled) / (5 * MOST));
            }
        }
        assertThat(large.stream().mapToInt(each -> each).sum()).isEqualTo(3);
        assertThatEachPartitionCameInOrder(9);
    }

    @Test
    void whoSeeksBackIsGivenTheSameAgain() {
        produce("zstd", IntStream.range(0, 300).map(_ -> 10_000).toArray());
        readAll();
        ConsumerRecords<String, byte[]> first = poll();
        while (first.isEmpty()) {
            first = poll();
        }
        for (TopicPartition each : first.partitions()) {
            consumer.seek(each, 0);
        }
        seen.clear();
        while (!cameAll(300)) {
            assertThat(bytes(poll())).isLessThanOrEqualTo(MOST);
        }
        assertThatEachPartitionCameInOrder(300);
    }

    /// That the pauses of a batch that is tried again lose nothing.
    @Test
    void aPausedPartitionGoesOnWhereItWas() {
        produce("zstd", IntStream.range(0, 300).map(_ -> 10_000).toArray());
        readAll();
        while (poll().isEmpty()) {
            // the first fetch is on its way
        }
        consumer.pause(consumer.assignment());
        assertThat(consumer.poll(Duration.ZERO).isEmpty()).isTrue();
        assertThat(consumer.poll(Duration.ofMillis(100)).isEmpty()).isTrue();
        consumer.resume(consumer.assignment());
        while (!cameAll(300)) {
            poll();
        }
        assertThatEachPartitionCameInOrder(300);
    }

    @Test
    void aPollThatNobodyAnnouncedIsNotBounded() {
        produce("zstd", IntStream.range(0, 300).map(_ -> 10_000).toArray());
        readAll();
        while (poll().isEmpty()) {
            // the first fetch is on its way
        }
        bound.end();
        ConsumerRecords<String, byte[]> other = consumer.poll(Duration.ofSeconds(10));
        assertThat(bytes(other)).isGreaterThan(MOST);
        see(other);
        while (!cameAll(300)) {
            assertThat(bytes(poll())).isLessThanOrEqualTo(MOST);
        }
        assertThatEachPartitionCameInOrder(300);
    }

    @Test
    void whatHasNoBytesTakesNoRoom() {
        produce("zstd", 0, NULL, 0, 0, 5 * MOST, 5 * MOST, NULL, 0, NULL, MOST, MOST, MOST);
        readAll();
        boolean together = false;
        while (!cameAll(12)) {
            ConsumerRecords<String, byte[]> polled = poll();
            int large = 0;
            for (ConsumerRecord<String, byte[]> record : polled) {
                large += length(record) > 0 ? 1 : 0;
            }
            assertThat(large).isLessThanOrEqualTo(1);
            together |= large == 1 && polled.count() > 1;
        }
        assertThat(together).isTrue();
        assertThatEachPartitionCameInOrder(12);
    }

    /// The value that was refused last comes to whoever has its partition afterwards.
    @Test
    void aRebalanceLosesNothing() {
        produce("zstd", IntStream.range(0, 300).map(_ -> 10_000).toArray());
        Map<String, Object> group =
                Map.of(
                        "group.id",
                        topic,
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false,
                        "heartbeat.interval.ms",
                        100);
        KafkaConsumer<String, byte[]> first = subscribed(group);
        while (!cameAll(60)) {
            poll(first);
        }
        // It keeps what it has fetched, and takes no more until the other one is there as well.
        first.pause(first.assignment());
        KafkaConsumer<String, byte[]> second = subscribed(group);
        while (first.assignment().isEmpty() || second.assignment().isEmpty()) {
            poll(first);
            poll(second);
        }
        assertThat(cameAll(300)).isFalse();
        while (!cameAll(300)) {
            poll(first);
            poll(second);
        }
        assertThat(first.assignment()).hasSizeLessThan(PARTITIONS);
        assertThatEachPartitionCameInOrder(300);
    }

    private KafkaConsumer<String, byte[]> subscribed(Map<String, Object> group) {
        KafkaConsumer<String, byte[]> opened = open(group);
        opened.subscribe(List.of(topic));
        return opened;
    }

    private void poll(KafkaConsumer<String, byte[]> member) {
        consumer = member;
        poll();
        member.commitSync();
    }

    private boolean cameAll(int records) {
        return came() >= records;
    }

    private int came() {
        return seen.values().stream().mapToInt(List::size).sum();
    }

    private ConsumerRecords<String, byte[]> poll() {
        assertThat(System.nanoTime() - began).as("seen so far: %s", seen).isLessThan(PATIENCE);
        bound.begin();
        ConsumerRecords<String, byte[]> polled = consumer.poll(Duration.ofMillis(200));
        see(polled);
        return polled;
    }

    private void see(ConsumerRecords<String, byte[]> polled) {
        for (ConsumerRecord<String, byte[]> record : polled) {
            seen.computeIfAbsent(record.partition(), _ -> new ArrayList<>()).add(record.offset());
            if (record.value() != null) {
                assertThat(record.value()).isEqualTo(value(record.value().length));
            }
        }
    }

    private static int bytes(ConsumerRecords<String, byte[]> records) {
        int bytes = 0;
        for (ConsumerRecord<String, byte[]> record : records) {
            bytes += length(record);
        }
        return bytes;
    }

    private static int length(ConsumerRecord<String, byte[]> record) {
        return record.value() == null ? 0 : record.value().length;
    }

    private void assertThatEachPartitionCameInOrder(int records) {
        assertThat(seen).hasSize(PARTITIONS);
        assertThat(seen.values())
                .allSatisfy(offsets ->
                        assertThat(offsets)
                                .isEqualTo(
                                        IntStream.range(0, records / PARTITIONS + 1)
                                                .mapToObj(Long::valueOf)
                                                .limit(offsets.size())
                                                .toList()));
        assertThat(came()).isEqualTo(records);
    }

    private static byte[] value(int length) {
        if (length == NULL) {
            return null;
        }
        byte[] value = new byte[length];
        Arrays.fill(value, (byte) ('a' + length % 26));
        return value;
    }

    /// One record of each size, in turns on all partitions.
    private void produce(String compression, int... sizes) {
        Map<String, Object> broker = Map.of("bootstrap.servers", Broker.bootstrap());
        try (Admin admin = Admin.create(broker)) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put("compression.type", compression);
        settings.put("linger.ms", 50);
        // A topic just made may refuse a first batch and take the second.
        settings.put("max.in.flight.requests.per.connection", 1);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < sizes.length; i++) {
                sent.add(
                        producer.send(
                                new ProducerRecord<>(
                                        topic, i % PARTITIONS, null, value(sizes[i]))));
            }
            producer.flush();
            assertThat(sent).allMatch(each -> each.state() == Future.State.SUCCESS);
        }
        began = System.nanoTime();
    }

    /// A consumer that has all partitions from their beginning.
    private void readAll() {
        consumer = open(Map.of());
        List<TopicPartition> partitions =
                IntStream.range(0, PARTITIONS)
                        .mapToObj(each -> new TopicPartition(topic, each))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private KafkaConsumer<String, byte[]> open(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("bootstrap.servers", Broker.bootstrap());
        all.put("max.poll.records", 10_000);
        all.put("fetch.max.bytes", 1 << 30);
        all.put("max.partition.fetch.bytes", 4_000_000);
        var opened = new KafkaConsumer<>(all, new StringDeserializer(), bound);
        open.add(opened);
        return opened;
    }
}
