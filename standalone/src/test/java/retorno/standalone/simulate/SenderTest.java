package retorno.standalone.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import retorno.standalone.simulate.arrivals.Search;
import retorno.standalone.simulate.traffic.Plan;

class SenderTest {
    private static final Duration LENGTH = Duration.ofSeconds(1);

    private HttpServer server;
    private volatile Duration delay = Duration.ZERO;
    private volatile int status = 200;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void sendsWhatIsDue() throws Exception {
        Tally tally = send(50);
        assertThat(tally.now().sent()).isEqualTo(50);
        assertThat(tally.now().answers()).isEqualTo(Map.of("200", 50L));
        assertThat(closing(50, tally)).contains("sent 50 of 50").doesNotContain("keep up");
    }

    @Test
    void saysThatAServerDoesNotKeepUpInsteadOfWaitingForIt() throws Exception {
        delay = LENGTH;
        Tally tally = send(1_000);
        // 256 at once, and again after each delay; a busy machine sends fewer still
        assertThat(tally.now().sent()).isPositive().isLessThan(1_000);
        assertThat(closing(1_000, tally)).contains("did not keep up");
    }

    @Test
    void anAnswerThatIsNoneOfTheProvidersIsUnexpected() throws Exception {
        status = 503;
        Tally tally = send(20);
        assertThat(tally.now().unexpected()).isEqualTo(20);
        assertThat(tally.firstUnexpected()).startsWith("503 for ");
    }

    private Tally send(int rate) throws InterruptedException {
        Tally tally = new Tally(true);
        String to = "http://127.0.0.1:" + server.getAddress().getPort();
        new Sender(to, new Signer(Map.of(), to), tally, new CountDownLatch(1), plan(rate))
                .send(LENGTH);
        return tally;
    }

    private static Plan plan(int rate) {
        return new Plan(
                1, Instant.EPOCH, rate, EnumSet.of(Plan.Who.INFOBIP, Plan.Who.TWILIO), 0, false, 0);
    }

    private static String closing(int rate, Tally tally) {
        StringWriter out = new StringWriter();
        Search.Result nobodyLooked = new Search.Result(null, "nobody", false);
        Closing.of(plan(rate), LENGTH, LENGTH, tally, nobodyLooked).print(new PrintWriter(out));
        return out.toString();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            Thread.sleep(delay);
            exchange.getResponseHeaders().add("Retorno-Receipt", UUID.randomUUID().toString());
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
