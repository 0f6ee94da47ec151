package retorno.worker.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.worker.Tables;
import retorno.worker.analysts.Happenings;

/// What a timeline finds, whichever database holds the tables.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TimelineContract {
    private static final int MANY = 100;

    protected Tables tables;
    private Timeline timeline;

    abstract Map<String, String> datasource(Path folder);

    @BeforeAll
    void store(@TempDir Path folder) {
        tables = new Tables(datasource(folder));
        timeline = tables.the(Timeline.class);
        Happenings now = new Happenings(tables);
        now.email("m1", "Maria@Example.org", "opened", "2026-03-01T11:00:00Z", "qj_contact_id", 3L);
        now.email(
                "m1", "maria@example.org", "delivered", "2026-03-01T10:00:00Z", "url", "https://x");
        now.email("m2", "jose@example.org", "delivered", "2026-03-01T10:30:00Z");
        now.sms("s1", "+5511987654321", "delivered", "2026-03-01T09:00:00Z", "qj_contact_id", 3L);
        now.sms("s2", "5511987654321", "failed", "2026-03-01T12:00:00Z");
        now.call("CA1", "+5511987654321", "busy", "2026-03-01T08:00:00Z", "qj_contact_id", 3L);
        now.call(
                "CA2",
                "+1800",
                "completed",
                "2026-03-01T13:00:00Z",
                "direction",
                "inbound",
                "from_number",
                "+5511987654321");
    }

    @AfterAll
    void close() {
        tables.close();
    }

    @Test
    void ofAContactCrossesChannelsOldestFirst() {
        assertThat(timeline.ofContact(3, MANY))
                .extracting(Happening::channel, Happening::event)
                .containsExactly(
                        tuple("call", "busy"), tuple("sms", "delivered"), tuple("email", "opened"));
        assertThat(timeline.ofContact(4, MANY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"maria@example.org", "MARIA@EXAMPLE.ORG", "Maria@Example.org"})
    void anAddressMatchesInAnyCase(String address) {
        List<Happening> found = timeline.ofEmail(address, MANY);
        assertThat(found).extracting(Happening::event).containsExactly("delivered", "opened");
        assertThat(found.getFirst().happenedAt()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(found.getFirst().detail()).isEqualTo("https://x");
        assertThat(found.getFirst().contactId()).isNull();
    }

    @Test
    void anAddressWithoutCapitalsIsFoundByThem() {
        assertThat(timeline.ofEmail("JOSE@Example.org", MANY)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+5511987654321", "5511987654321", "+55 (11) 98765-4321"})
    void aNumberMatchesWithAndWithoutPlus(String number) {
        assertThat(timeline.ofPhone(number, MANY))
                .extracting(Happening::id)
                .containsExactly("CA1", "s1", "s2", "CA2");
    }

    @Test
    void anIdIsOfAMessageOrACall() {
        assertThat(timeline.ofId("m1", MANY)).hasSize(2);
        assertThat(timeline.ofId("CA1", MANY)).hasSize(1);
        assertThat(timeline.ofId("M1", MANY)).isEmpty();
    }

    @Test
    void ofManyTheOldestAreKept() {
        assertThat(timeline.ofPhone("+5511987654321", 2))
                .extracting(Happening::id)
                .containsExactly("CA1", "s1");
    }
}
