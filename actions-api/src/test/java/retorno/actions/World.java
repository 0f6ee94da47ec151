package retorno.actions;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import retorno.fake.FakeTwilio;
import retorno.fake.control.Control;
import retorno.fake.script.Script;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The program, with a Twilio that rings nobody and a pipeline between the two.
public final class World implements AutoCloseable {
    public static final String OWN = "+551140028922";
    public static final int WIDGET = 7;
    public static final String TOKEN = "demo-auth-token";

    private static final AtomicInteger NUMBERS = new AtomicInteger(10_000_000);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Twenty seconds of Twilio's pass in one of ours.
    private static final double SPEED = 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final FakeTwilio twilio = FakeTwilio.running(SPEED);
    private final String topic = "events-" + UUID.randomUUID();
    private final Pipeline pipeline = new Pipeline(topic, TOKEN);
    private final Map<String, String> settings;
    private ConfigurableApplicationContext program;

    private World(Map<String, String> more) {
        settings = settings(more);
        program = start();
    }

    /// On SQLite, with some settings of its own.
    public static World on(Path folder, String... more) {
        Map<String, String> settings = new LinkedHashMap<>(Databases.sqlite(folder));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return new World(settings);
    }

    /// On a database.
    public static World with(Map<String, String> settings) {
        return new World(settings);
    }

    /// A number that nobody used before.
    public static String number() {
        return "+55119" + NUMBERS.incrementAndGet();
    }

    public Control twilio() {
        return twilio.control();
    }

    public Pipeline pipeline() {
        return pipeline;
    }

    public <T> T the(Class<T> bean) {
        return program.getBean(bean);
    }

    public String url() {
        return "http://127.0.0.1:" + program.getEnvironment().getProperty("local.server.port");
    }

    /// Whoever has this number behaves so.
    public String who(Script script) {
        String number = number();
        twilio().script(number, script);
        return number;
    }

    /// Allows the widget to call somebody.
    public void allow(String... targets) {
        String list = String.join(",", List.of(targets).stream().map(this::target).toList());
        Answer answer =
                send(
                        "PUT",
                        "/v1/phone/widgets/" + WIDGET,
                        "{\"kind\":\"phone\",\"targets\":[%s]}".formatted(list));
        if (answer.status() != 200) {
            throw new IllegalStateException(answer + "");
        }
    }

    private String target(String phone) {
        return "{\"name\":\"Alvo\",\"phone\":\"%s\"}".formatted(phone);
    }

    /// Asks for a call, as the page does.
    public Answer call(String activist, String target, String... headers) {
        return send("POST", "/v1/phone/call", body(activist, target), headers);
    }

    public static String body(String activist, String target) {
        return """
        {"widget_id": %d, "activist": {"name": "Maria da Silva", "email": "m@example.org", "phone": "%s"},
         "target": {"name": "Alvo", "phone": "%s"}}\
        """
                .formatted(WIDGET, activist, target);
    }

    /// Asks for a call that must be taken on; its id.
    public String placed(String activist, String target) {
        allow(target);
        Answer answer = call(activist, target);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer + "");
        }
        return answer.text("call_id");
    }

    /// What the page shows.
    public String status(String callId) {
        return get("/v1/phone/status/" + callId).text("status");
    }

    /// Status and reason, once nothing is open any more and nothing changes: what tells who left
    /// first may come after what tells that both are gone.
    public String end(String callId) {
        AtomicReference<String> last = new AtomicReference<>("");
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(300))
                .until(
                        () -> ended(callId),
                        end -> !end.isEmpty() && end.equals(last.getAndSet(end)));
        return last.get();
    }

    private String ended(String callId) {
        JsonNode detail = detail(callId);
        boolean both = legEnded(detail, "activist_leg") && legEnded(detail, "target_leg");
        String status = detail.path("call").path("status").asString();
        boolean terminal = !List.of("initiated", "ringing", "in-progress").contains(status);
        return terminal && both
                ? status + " " + detail.path("call").path("reason").asString("")
                : "";
    }

    private static boolean legEnded(JsonNode detail, String name) {
        JsonNode leg = detail.path(name);
        return leg.isNull()
                || !List.of("none", "queued", "ringing", "in-progress")
                        .contains(leg.path("status").asString());
    }

    public JsonNode detail(String callId) {
        return get("/v1/phone/calls/" + callId).json();
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url() + path))
                        .timeout(Duration.ofSeconds(30))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().map().entrySet().stream()
                            .collect(
                                    java.util.stream.Collectors.toMap(
                                            header -> header.getKey().toLowerCase(),
                                            header -> header.getValue().getFirst())));
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// An answer of the program's.
    public record Answer(int status, String body, Map<String, String> headers) {
        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String text(String name) {
            return json().path(name).asString("");
        }
    }

    /// Stops the program and starts it again.
    public void restart() {
        program.close();
        program = start();
    }

    private Map<String, String> settings(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("spring.kafka.bootstrap-servers", Broker.bootstrap());
        all.put("server.port", "0");
        all.put("retorno.public-url", pipeline.url());
        all.put("retorno.actions.topic", topic);
        all.put("retorno.actions.group", topic);
        all.put("retorno.actions.partitions", "1");
        all.put("retorno.twilio.account-sid", twilio.accountSid());
        all.put("retorno.twilio.auth-tokens", twilio.authToken());
        all.put("retorno.twilio.base-url", twilio.baseUrl());
        all.put("retorno.twilio.connect-timeout", "500ms");
        all.put("retorno.twilio.read-timeout", "1s");
        all.put("retorno.phone.from", OWN);
        all.put("retorno.phone.ring-for", "60s");
        all.put("retorno.phone.retry", "100ms");
        all.put("retorno.phone.look-after", "200ms");
        all.put("retorno.phone.silence", "3s");
        all.put("retorno.phone.settle", "1s");
        all.putAll(more);
        return all;
    }

    private ConfigurableApplicationContext start() {
        return SpringApplication.run(
                ActionsApplication.class,
                settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    @Override
    public void close() {
        program.close();
        pipeline.close();
        twilio.close();
    }
}
