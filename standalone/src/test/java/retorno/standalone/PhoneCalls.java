package retorno.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls, asked for and followed over HTTP as a page does.
record PhoneCalls(Webhooks http) implements AutoCloseable {
    static final String TARGET = "+5511999990002";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LISTENS = Pattern.compile("actions listens on (\\S+:\\d+),");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Those of a program, where its log says that it listens.
    static PhoneCalls of(RetornoProcess program) throws IOException {
        program.ready();
        Matcher listens = LISTENS.matcher(program.err());
        assertThat(listens.find()).as("actions listens, in %s", program.err()).isTrue();
        return new PhoneCalls(new Webhooks(URI.create("http://" + listens.group(1))));
    }

    /// A widget that may call the target.
    void allow() throws IOException, InterruptedException {
        String widget = "{\"kind\":\"phone\",\"targets\":[{\"phone\":\"" + TARGET + "\"}]}";
        assertThat(http.put("/v1/phone/widgets/1", widget).statusCode()).isEqualTo(200);
    }

    /// A body that asks for a call.
    static String wanted() {
        return """
        {"widget_id": 1, "activist": {"phone": "+5511999990001"}, "target": {"phone": "%s"}}\
        """
                .formatted(TARGET);
    }

    /// Asks for a call that must be taken on; its id.
    String placed(String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.json("/v1/phone/call", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("call_id").asString();
    }

    /// Everything about a call.
    JsonNode detail(String id) throws IOException, InterruptedException {
        return JSON.readTree(http.get("/v1/phone/calls/" + id));
    }

    /// Waits until all of these callbacks about a call were heard, each as side, kind and status.
    JsonNode heard(String id, Collection<String> callbacks) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> detail(id), detail -> callbacks(detail).containsAll(callbacks));
    }

    /// The callbacks about a call, each as side, kind and status.
    static List<String> callbacks(JsonNode detail) {
        return Stream.iterate(0, i -> i + 1)
                .limit(detail.path("events").size())
                .map(i -> detail.path("events").path(i))
                .filter(event -> event.path("source").asString().equals("callback"))
                .map(event ->
                        "%s %s %s"
                                .formatted(
                                        event.path("leg").asString("room"),
                                        event.path("event").asString(),
                                        event.path("status").asString()))
                .toList();
    }

    @Override
    public void close() {
        http.close();
    }
}
