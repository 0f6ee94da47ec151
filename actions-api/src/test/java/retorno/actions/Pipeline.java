package retorno.actions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import retorno.envelope.Envelope;
import retorno.event.PublishedEvent;
import retorno.provider.Parsed;
import retorno.provider.Secrets;
import retorno.provider.Verdict;
import retorno.provider.WebhookRequest;
import retorno.provider.twilio.Twilio;

/// Ingest and worker in one, for tests: verifies what Twilio posts, parses it with the same code,
/// and publishes it. Publishes everything, also what it published before.
public final class Pipeline implements AutoCloseable {
    private final Twilio twilio = new Twilio();
    private final AtomicInteger refused = new AtomicInteger();
    private final HttpServer http;
    private final KafkaProducer<String, byte[]> producer;
    private final String topic;
    private final String token;
    private volatile boolean away;

    Pipeline(String topic, String token) {
        this.topic = topic;
        this.token = token;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", Broker.bootstrap(), "linger.ms", "0"),
                        new StringSerializer(),
                        new ByteArraySerializer());
        try {
            http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 256);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/twilio/", this::receive);
        http.start();
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /// How often somebody posted what Twilio had not signed.
    public int refused() {
        return refused.get();
    }

    /// Whether it answers 503.
    public void away(boolean away) {
        this.away = away;
    }

    /// Puts bytes on the topic.
    public void produce(String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(answer(exchange, body), -1);
        exchange.close();
    }

    private int answer(HttpExchange exchange, byte[] body) {
        if (away) {
            return 503;
        }
        String url = url() + exchange.getRequestURI();
        String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
        WebhookRequest request =
                new WebhookRequest(url, contentType, exchange.getRequestHeaders()::getFirst, body);
        Secrets secrets = new Secrets(Map.of("twilio.auth-tokens", List.of(token)));
        if (twilio.verify(request, secrets) instanceof Verdict.Forged) {
            refused.incrementAndGet();
            return 403;
        }
        String type = exchange.getRequestURI().getPath().substring(1).replace('/', '.');
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        UUID receipt = UUID.randomUUID();
        Envelope envelope = new Envelope(receipt, type, now, url, contentType, Map.of(), body);
        for (Parsed parsed : twilio.parse(envelope)) {
            if (parsed instanceof Parsed.Event event) {
                PublishedEvent published = PublishedEvent.of(receipt + "", now, event.event());
                produce(published.key(), published.toJson());
            }
        }
        return 204;
    }

    @Override
    public void close() {
        http.stop(0);
        producer.close();
    }
}
