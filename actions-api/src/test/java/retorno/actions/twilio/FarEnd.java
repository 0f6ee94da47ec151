package retorno.actions.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import retorno.wire.Form;

/// The other end of the line: keeps what it is asked and answers as it is told.
final class FarEnd implements AutoCloseable {
    static final String ACCOUNT = "AC00112233445566778899aabbccddeeff";
    static final String TOKEN = "5ec2e75ec2e75ec2e75ec2e75ec2e75e";
    static final String BELOW = "/2010-04-01/Accounts/" + ACCOUNT;

    /// @param path with its query, as it came
    /// @param port from which it came: another one is another connection
    record Received(
            String method,
            String path,
            Map<String, List<String>> headers,
            Map<String, List<String>> form,
            int port) {}

    /// What to do once the request was read.
    interface Answer {
        void to(HttpExchange exchange, CountDownLatch end) throws IOException;
    }

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    /// @param answers one after the other, the last one from then on
    FarEnd(Answer... answers) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    Received request =
                            new Received(
                                    exchange.getRequestMethod(),
                                    exchange.getRequestURI().toString(),
                                    Map.copyOf(exchange.getRequestHeaders()),
                                    Form.of(body).fields(),
                                    exchange.getRemoteAddress().getPort());
                    int count;
                    synchronized (received) {
                        received.add(request);
                        count = received.size();
                    }
                    try (exchange) {
                        answers[Math.min(count, answers.length) - 1].to(exchange, end);
                    }
                });
        server.start();
    }

    static Answer json(int status, String body, String... headers) {
        return (exchange, end) -> {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /// As Twilio says no.
    static Answer error(int status, int code, String message, String... headers) {
        return json(
                status,
                """
                {"code": %d, "message": "%s", "more_info": "https://www.twilio.com/docs/errors/%d", "status": %d}\
                """
                        .formatted(code, message, code, status),
                headers);
    }

    /// Hangs up without a word.
    static Answer drop() {
        return (exchange, end) -> {};
    }

    /// Hangs up in the middle of a word.
    static Answer cut(int status, String body) {
        return (exchange, end) -> {
            exchange.sendResponseHeaders(status, body.length() + 100L);
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.getResponseBody().flush();
        };
    }

    /// Says nothing for as long as anybody waits.
    static Answer silence() {
        return (exchange, end) -> hold(end);
    }

    /// Begins and says nothing more.
    static Answer silenceAfterHeaders() {
        return (exchange, end) -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().flush();
            hold(end);
        };
    }

    /// Goes on for ever, never slow enough for a single read to give up.
    static Answer trickle() {
        return (exchange, end) -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            while (!awaited(end, 50)) {
                out.write(' ');
                out.flush();
            }
        };
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    TwilioCalls client() {
        return client(Duration.ofSeconds(20));
    }

    TwilioCalls client(Duration readTimeout) {
        return client(url(), readTimeout);
    }

    static TwilioCalls client(String url, Duration readTimeout) {
        return new TwilioCalls(
                new TwilioSettings(url, ACCOUNT, TOKEN, Duration.ofSeconds(1), readTimeout));
    }

    List<Received> received() {
        return received;
    }

    private static void hold(CountDownLatch end) {
        awaited(end, 60_000);
    }

    private static boolean awaited(CountDownLatch end, long millis) {
        try {
            return end.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
