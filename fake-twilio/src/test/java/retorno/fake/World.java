package retorno.fake;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import retorno.fake.control.Control;

/// A fake whose clock stands, an application that it calls back, and a client of its API.
final class World implements AutoCloseable {
    static final String OURS = "+551140028922";
    static final String ANNA = "+5511999990001";
    static final String BRUNO = "+5511999990002";
    static final String[] ALL_EVENTS = {
        "StatusCallbackEvent", "initiated",
        "StatusCallbackEvent", "ringing",
        "StatusCallbackEvent", "answered",
        "StatusCallbackEvent", "completed"
    };

    final FakeTwilio twilio;
    final Application app;
    final Client client;

    World() throws IOException {
        this(Map.of());
    }

    World(Map<String, String> settings) throws IOException {
        Map<String, String> all = new java.util.HashMap<>(settings);
        all.putIfAbsent("retorno.fake.speed", "0");
        twilio = FakeTwilio.with(all);
        app = new Application(twilio.authToken());
        client = new Client(twilio);
    }

    Control control() {
        return twilio.control();
    }

    void tick(double seconds) {
        control().tick(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /// Anna is called, and every step is told to `/status`.
    ///
    /// @param fields more of them: name, value
    String call(String... fields) {
        String[] base = {"To", ANNA, "From", OURS, "StatusCallback", app.url("/status?leg=a")};
        String[] all =
                Stream.of(base, ALL_EVENTS, fields).flatMap(Arrays::stream).toArray(String[]::new);
        Client.Answer answer = client.post("/Calls.json", all);
        if (answer.status() != 201) {
            throw new AssertionError(answer.http().body());
        }
        return answer.text("sid");
    }

    /// Anna is called, and what she hears is this.
    String callWith(String twiml, String... fields) {
        String[] what = {"Twiml", twiml.replace("$", app.url(""))};
        return call(Stream.of(what, fields).flatMap(Arrays::stream).toArray(String[]::new));
    }

    String status(String sid) {
        return control().call(sid).get("status").asString();
    }

    @Override
    public void close() {
        app.close();
        twilio.close();
    }
}
