package retorno.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Records as ingest writes them, one delivery report each.
final class Backlog {
    private static final String TOPIC = "email-webhook";
    private static final int PARTITIONS = 3;
    private static final String BODY =
            """
            {"results":[{"bulkId":"bulk","price":{"pricePerMessage":0.001,"currency":"BRL"},"status":{"id":5,"groupId":3,"groupName":"DELIVERED","name":"DELIVERED_TO_HANDSET","description":"Message delivered to handset"},"error":{"id":0,"name":"NO_ERROR","description":"No Error","groupId":0,"groupName":"OK","permanent":false},"messageId":"m-%d","doneAt":"2024-07-16T17:26:54.966-0300","smsCount":1,"sentAt":"2024-07-16T17:26:52.880-0300","browserLink":"http://tracking.example.com/render/content?id=9A31B6F61DABF3CBF4E4D10D8D0F8F4D1CB4F8C2","sendingSpeed":0,"callbackData":"{\\"qj_contact_id\\": %d, \\"campanha\\": \\"inverno\\"}","to":"joao.madero.%d@example.com.br"}]}\
            """;

    private Backlog() {}

    /// A backlog by itself: `HOST:PORT RECORDS`.
    public static void main(String[] args) throws Exception {
        write(args[0], Integer.parseInt(args[1]));
    }

    static void write(String kafka, int records) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(TOPIC, PARTITIONS, (short) 1)
                                            .configs(Map.of("max.message.bytes", "4259840"))))
                    .all()
                    .get();
        }
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", kafka,
                        "linger.ms", "20",
                        "batch.size", "131072",
                        "compression.type", "zstd");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            String now = Instant.now().toString();
            for (int i = 0; i < records; i++) {
                byte[] body = BODY.formatted(i, i % 100_000, i % 50_000).getBytes(UTF_8);
                ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(TOPIC, body);
                header(record, "ce_specversion", "1.0");
                header(record, "ce_id", UUID.randomUUID().toString());
                header(record, "ce_source", "infobip");
                header(record, "ce_type", "infobip.email");
                header(record, "ce_time", now);
                header(record, "ce_url", "https://hooks.example.com/email");
                header(record, "content-type", "application/json");
                producer.send(record);
            }
        }
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }
}
