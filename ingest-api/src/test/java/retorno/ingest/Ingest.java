package retorno.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The real program on a free port of this machine, and somebody who posts to it.
final class Ingest implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ConfigurableApplicationContext context;

    private Ingest(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// Starts it on the tests' broker with these settings, each `name=value`.
    static Ingest with(String... settings) {
        Map<String, String> arguments = new HashMap<>();
        arguments.put("server.port", "0");
        arguments.put("spring.kafka.bootstrap-servers", Broker.address());
        arguments.put("retorno.spool-dir", "target/spool/" + UUID.randomUUID());
        for (String setting : settings) {
            arguments.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }
        String[] line =
                arguments.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new);
        return new Ingest(new SpringApplicationBuilder(IngestApplication.class).run(line));
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    HttpRequest.Builder to(String target) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + target))
                .timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> post(String path, String contentType, byte[] body) {
        return send(to(path).header("Content-Type", contentType).POST(bytes(body)));
    }

    HttpResponse<String> postJson(String path, String body) {
        return post(path, "application/json", body.getBytes(UTF_8));
    }

    static HttpRequest.BodyPublisher bytes(byte[] body) {
        return HttpRequest.BodyPublishers.ofByteArray(body);
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /// A connection of its own, for what no HTTP client would send.
    Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /// Sends these characters and returns all that comes back until the other side closes.
    String raw(String characters) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(characters.getBytes(UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    /// Sends these characters and returns what is answered while the connection stays open.
    String first(String characters) throws IOException {
        try (Socket socket = connect()) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(characters.getBytes(UTF_8));
            socket.getOutputStream().flush();
            byte[] answer = new byte[8192];
            return new String(answer, 0, socket.getInputStream().read(answer), UTF_8);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
