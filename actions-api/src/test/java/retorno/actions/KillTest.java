package retorno.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retorno.fake.FakeTwilio;
import retorno.fake.script.Script;
import retorno.program.ProgramProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The program is killed at random moments, with SIGKILL, while people are being called. How often
/// and how many `-Dretorno.kills` and `-Dretorno.killed.calls` say.
class KillTest {
    private static final int KILLS = Integer.getInteger("retorno.kills", 3);
    private static final int CALLS = Integer.getInteger("retorno.killed.calls", 30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(6);
    private volatile boolean over;

    @TempDir private Path folder;

    @Test
    void nobodyIsDialledTwiceAndNoCallStaysOpen() throws Exception {
        String topic = "killed-" + UUID.randomUUID();
        try (FakeTwilio twilio = FakeTwilio.running(20);
                Pipeline pipeline = new Pipeline(topic, twilio.authToken())) {
            int port = freePort();
            String url = "http://127.0.0.1:" + port;
            Map<String, String> environment = environment(twilio, pipeline, topic, url);
            environment.put("SERVER_PORT", String.valueOf(port));
            twilio.control().scriptForOthers(Script.PERSON.hangsUpAfter(40));
            ProgramProcess program = start(environment, url);
            List<String> activists = new ArrayList<>();
            List<Thread> clients = new ArrayList<>();
            String target = World.number();
            send(
                    "PUT",
                    url + "/v1/phone/widgets/7",
                    "{\"targets\":[{\"phone\":\"%s\"}]}".formatted(target),
                    "widget");
            for (int i = 0; i < CALLS; i++) {
                String activist = World.number();
                activists.add(activist);
                clients.add(Thread.startVirtualThread(() -> insist(url, activist, target)));
            }
            for (int i = 0; i < KILLS; i++) {
                Thread.sleep(200 + random.nextInt(2500));
                program.close();
                program.exitCode();
                program = start(environment, url);
            }
            for (Thread client : clients) {
                client.join();
            }
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(openCalls(url)).isEmpty());
            over = true;

            assertThat(list(url, "")).hasSize(CALLS);
            for (String activist : activists) {
                assertThat(twilio.control().callsTo(activist)).hasSizeLessThanOrEqualTo(1);
            }
            assertThat(twilio.control().callsTo(target)).hasSizeLessThanOrEqualTo(CALLS);
            assertThat(roomsWithTwoTargets(twilio)).isZero();
            assertThat(program.stop()).isZero();
        }
    }

    /// Each room is a call's: a target that was added twice would be there with two sids.
    private static long roomsWithTwoTargets(FakeTwilio twilio) {
        Map<String, Integer> added = new LinkedHashMap<>();
        twilio.control().requests("Participants.json").stream()
                .filter(request -> request.method().equals("POST") && request.status() != 404)
                .forEach(request -> added.merge(request.path(), 1, Integer::sum));
        return added.values().stream().filter(times -> times > 1).count();
    }

    /// Asks until there is an answer, each time with the same key, as a page with patience does.
    private void insist(String url, String activist, String target) {
        String key = UUID.randomUUID().toString();
        while (!over) {
            try {
                int status =
                        send("POST", url + "/v1/phone/call", World.body(activist, target), key);
                if (status < 500 || status == 502) {
                    return;
                }
                Thread.sleep(200);
            } catch (IOException dead) {
                pause();
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> openCalls(String url) throws Exception {
        List<String> open = new ArrayList<>();
        for (JsonNode call : list(url, "")) {
            String status = call.path("status").asString();
            if (List.of("initiated", "ringing", "in-progress").contains(status)) {
                open.add(call.path("call_id").asString() + " " + status);
            }
        }
        return open;
    }

    private List<JsonNode> list(String url, String query) throws Exception {
        List<JsonNode> calls = new ArrayList<>();
        for (int page = 0; page < 2; page++) {
            var answer =
                    http.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    url
                                                            + "/v1/phone/calls?size=200&page="
                                                            + page
                                                            + query))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            BodyHandlers.ofString());
            JSON.readTree(answer.body()).path("calls").forEach(calls::add);
        }
        return calls;
    }

    private int send(String method, String url, String body, String key)
            throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(url))
                                .timeout(Duration.ofSeconds(20))
                                .header("Idempotency-Key", key)
                                .method(method, BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    private ProgramProcess start(Map<String, String> environment, String url) throws IOException {
        ProgramProcess program = ProgramProcess.run(ActionsApplication.class, folder, environment);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() ->
                        http.send(
                                                HttpRequest.newBuilder(
                                                                URI.create(
                                                                        url
                                                                                + "/v1/phone/status/none"))
                                                        .timeout(Duration.ofSeconds(5))
                                                        .build(),
                                                BodyHandlers.ofString())
                                        .statusCode()
                                == 404);
        return program;
    }

    private Map<String, String> environment(
            FakeTwilio twilio, Pipeline pipeline, String topic, String url) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", Broker.bootstrap());
        all.put("SPRING_KAFKA_CONSUMER_PROPERTIES_SESSION_TIMEOUT_MS", "6000");
        all.put("SPRING_DATASOURCE_URL", "jdbc:sqlite:" + folder.resolve("actions.db"));
        all.put("RETORNO_PUBLIC_URL", pipeline.url());
        all.put("RETORNO_ACTIONS_PUBLIC_URL", url);
        all.put("RETORNO_ACTIONS_TOPIC", topic);
        all.put("RETORNO_ACTIONS_PARTITIONS", "1");
        all.put("RETORNO_TWILIO_ACCOUNT_SID", twilio.accountSid());
        all.put("RETORNO_TWILIO_AUTH_TOKENS", twilio.authToken());
        all.put("RETORNO_TWILIO_BASE_URL", twilio.baseUrl());
        all.put("RETORNO_TWILIO_CONNECT_TIMEOUT", "500ms");
        all.put("RETORNO_TWILIO_READ_TIMEOUT", "1s");
        all.put("RETORNO_PHONE_FROM", World.OWN);
        all.put("RETORNO_PHONE_SILENCE", "3s");
        all.put("RETORNO_PHONE_SETTLE", "1s");
        all.put("RETORNO_PHONE_LOOK_AFTER", "300ms");
        return all;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
