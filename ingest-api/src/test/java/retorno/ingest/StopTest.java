package retorno.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import retorno.ingest.spool.Spool;
import retorno.program.ProgramProcess;
import retorno.program.Senders;

/// SIGTERM while providers post: what was answered 2xx is kept, what comes too late is refused.
@ExtendWith(Broker.class)
class StopTest {
    private static final Pattern LISTENS = Pattern.compile("ingest listens on 127.0.0.1:(\\d+),");
    private static final int SOME = 1_000;

    @TempDir Path directory;

    private final String topic = "stopped-" + UUID.randomUUID();

    @Test
    void underLoadEverythingAcceptedIsOnTheTopic() throws Exception {
        Senders senders = stopUnderLoad(Broker.address());
        try (Log log = Log.whole(topic)) {
            assertThat(bodies(log)).containsAll(senders.accepted());
        }
    }

    @Test
    void withKafkaAwayEverythingAcceptedWaitsInTheSpool() throws Exception {
        Senders senders = stopUnderLoad("127.0.0.1:1");
        try (Ingest again =
                Ingest.with(
                        "retorno.topics.infobip.email=" + topic,
                        "retorno.spool-dir=" + directory.resolve("spool"))) {
            await().atMost(Duration.ofSeconds(60)).until(again.bean(Spool.class)::isEmpty);
        }
        try (Log log = Log.whole(topic)) {
            assertThat(bodies(log)).containsAll(senders.accepted());
        }
    }

    @Test
    void aSenderThatStallsDoesNotKeepItFromStopping() throws Exception {
        try (ProgramProcess ingest = start(Broker.address());
                Socket stalled = new Socket("127.0.0.1", address(ingest).getPort())) {
            stalled.getOutputStream()
                    .write(
                            "POST /email HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n"
                                    .getBytes());
            stalled.getOutputStream().flush();
            assertThat(stalled.getInputStream().read()).as("the body is being read").isPositive();
            assertThat(ingest.stop()).isZero();
        }
    }

    private Senders stopUnderLoad(String kafka) throws Exception {
        try (ProgramProcess ingest = start(kafka);
                Senders senders = new Senders(address(ingest))) {
            await().atMost(Duration.ofSeconds(60)).until(() -> senders.accepted().size() > SOME);
            assertThat(ingest.stop()).isZero();
            assertThat(senders.answers().keySet()).isSubsetOf(200, 503);
            assertThat(ingest.out() + ingest.err()).doesNotContain("\tat ", "not closed");
            return senders;
        }
    }

    private ProgramProcess start(String kafka) throws IOException {
        return ProgramProcess.run(
                IngestApplication.class,
                directory,
                Map.of(
                        "SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka,
                        "RETORNO_TOPICS_INFOBIP_EMAIL", topic,
                        "RETORNO_DATA", directory.toString()));
    }

    private static URI address(ProgramProcess ingest) throws IOException {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> LISTENS.matcher(ingest.out()).find() || !ingest.isAlive());
        Matcher port = LISTENS.matcher(ingest.out());
        assertThat(port.find()).as(ingest.err()).isTrue();
        return URI.create("http://127.0.0.1:" + port.group(1));
    }

    private static List<String> bodies(Log log) {
        return log.added().stream()
                .map(record -> new String(record.value()).replaceAll(".*\"(m-\\d+)\".*", "$1"))
                .toList();
    }
}
