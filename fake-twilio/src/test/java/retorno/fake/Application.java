package retorno.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import retorno.provider.Secrets;
import retorno.provider.Verdict;
import retorno.provider.WebhookRequest;
import retorno.provider.twilio.Twilio;
import retorno.wire.Form;

/// The application that Twilio calls back: answers TwiML where it was told to, and keeps what it is
/// told, each with what our own verifier says of its signature.
final class Application implements AutoCloseable {

    /// @param path without the query
    /// @param genuine whether the signature is right
    record Heard(
            String method,
            String path,
            String query,
            Map<String, List<String>> form,
            String idempotencyToken,
            boolean genuine) {

        String get(String field) {
            List<String> values = form.get(field);
            return values == null ? null : values.getLast();
        }

        boolean has(String field) {
            return form.containsKey(field);
        }
    }

    private record Reply(int status, String contentType, Function<Heard, String> body) {}

    /// By default the JDK's server closes connections that rest once there are 200, even one whose
    /// next request is on its way, and 50 may wait to be taken.
    static {
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
        System.setProperty("sun.net.httpserver.idleInterval", "600");
    }

    private static final int WAITING = 1_000;

    private final HttpServer server;
    private final Secrets secrets;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();

    Application(String authToken) throws IOException {
        secrets = new Secrets(Map.of("twilio.auth-tokens", List.of(authToken)));
        server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), WAITING);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /// A path answers TwiML; `$` in it is this application's own URL.
    void answers(String path, String twiml) {
        answers(path, 200, "application/xml", heard -> twiml.replace("$", url("")));
    }

    void answers(String path, int status, String contentType, Function<Heard, String> body) {
        replies.put(path, new Reply(status, contentType, body));
    }

    /// Everything it was told, in the order of arrival.
    List<Heard> heard() {
        return List.copyOf(heard);
    }

    List<Heard> heard(String path) {
        return heard.stream().filter(request -> request.path().equals(path)).toList();
    }

    /// One field of everything that arrived at a path.
    List<String> heard(String path, String field) {
        return heard(path).stream().map(request -> request.get(field)).toList();
    }

    private void handle(HttpExchange http) throws IOException {
        byte[] body = http.getRequestBody().readAllBytes();
        String query = http.getRequestURI().getRawQuery();
        boolean post = http.getRequestMethod().equals("POST");
        Map<String, List<String>> fields =
                new HashMap<>(Form.of(post ? body : bytes(query)).fields());
        WebhookRequest request =
                new WebhookRequest(
                        url(http.getRequestURI().toString()),
                        post ? http.getRequestHeaders().getFirst("Content-Type") : null,
                        http.getRequestHeaders()::getFirst,
                        body);
        boolean genuine = new Twilio().verify(request, secrets) instanceof Verdict.Genuine;
        Heard said =
                new Heard(
                        http.getRequestMethod(),
                        http.getRequestURI().getPath(),
                        query,
                        fields,
                        http.getRequestHeaders().getFirst("I-Twilio-Idempotency-Token"),
                        genuine);
        heard.add(said);
        answer(http, replies.getOrDefault(said.path(), new Reply(204, null, any -> "")), said);
    }

    private static void answer(HttpExchange http, Reply reply, Heard said) throws IOException {
        byte[] body = reply.body().apply(said).getBytes(UTF_8);
        if (reply.contentType() != null) {
            http.getResponseHeaders().set("Content-Type", reply.contentType());
        }
        http.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        http.getResponseBody().write(body);
        http.close();
    }

    private static byte[] bytes(String text) {
        return text == null ? new byte[0] : text.getBytes(UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
