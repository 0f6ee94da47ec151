package retorno.provider.infobip;

import static org.assertj.core.api.Assertions.assertThat;
import static retorno.provider.infobip.Recorded.payloadEvents;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import retorno.event.EmailEvent;
import retorno.event.Engagement;
import retorno.event.EventKey;
import retorno.event.Message;
import retorno.event.Occurrence;
import retorno.event.Outcome;

/// The eight recorded bodies, value by value.
class PayloadsTest {

    @Test
    void delivered() {
        EmailEvent event = only("delivered");
        assertThat(event.occurred())
                .extracting("provider", "occurrence", "status", "at")
                .containsExactly(
                        "infobip",
                        Occurrence.DELIVERED,
                        "DELIVERED",
                        Instant.parse("2024-07-16T20:26:54.966Z"));
        assertThat(event.message())
                .isEqualTo(
                        new Message(
                                "yfkgy9xol5kpl33u384n",
                                "7dy3rajfsn3en76hsztl",
                                "joao.madero@example.com.br",
                                null,
                                Instant.parse("2024-07-16T20:26:52.880Z"),
                                1L,
                                new BigDecimal("0.001"),
                                "BRL"));
        assertThat(event.outcome())
                .isEqualTo(
                        new Outcome(
                                5L,
                                "DELIVERED_TO_HANDSET",
                                "Message delivered to handset",
                                0L,
                                "NO_ERROR",
                                "No Error",
                                false));
        assertThat(event.engagement()).isEqualTo(Engagement.NONE);
        assertThat(event.domain()).isNull();
        assertThat(event.correlation())
                .extracting("data", "contactId", "campaign")
                .containsExactly("{\"qj_contact_id\": 3}", 3L, null);
    }

    @Test
    void undeliverable() {
        EmailEvent event = only("undeliverable");
        assertThat(event.occurred())
                .extracting("occurrence", "status", "at")
                .containsExactly(
                        Occurrence.REJECTED,
                        "UNDELIVERABLE",
                        Instant.parse("2024-07-16T20:15:21.288Z"));
        assertThat(event.outcome())
                .extracting("errorId", "errorName", "permanent")
                .containsExactly(6012L, "EC_SENDER_ADDRESS_INVALID", true);
        assertThat(event.message().price()).isEqualByComparingTo("0");
    }

    @Test
    void suppressedBounceWithoutResults() {
        EmailEvent event = only("suppressed-bounce");
        assertThat(event.occurred())
                .extracting("occurrence", "status", "at")
                .containsExactly(
                        Occurrence.REJECTED,
                        "UNDELIVERABLE",
                        Instant.parse("2024-09-03T18:10:44.395Z"));
        assertThat(event.outcome().errorName()).isEqualTo("EC_SUPPRESSED_BOUNCE");
        assertThat(event.correlation().contactId()).isEqualTo(310372388L);
        assertThat(event.correlation().campaign()).isEqualTo("Setembro/2024_sem_interações");
        assertThat(event.correlation().data()).startsWith("{\"qj_approach_flow_id\": \"35\"");
    }

    @Test
    void fiveDeliveriesWithPythonDicts() {
        List<EmailEvent> events = payloadEvents("delivered-dict");
        assertThat(events)
                .extracting(event -> event.correlation().contactId())
                .containsExactly(124127953L, 111372120L, 208821129L, 277652016L, 261041888L);
        assertThat(events)
                .allSatisfy(event -> {
                    assertThat(event.occurred().occurrence()).isEqualTo(Occurrence.DELIVERED);
                    assertThat(event.correlation().campaign()).isEqualTo("aquecimento");
                    assertThat(event.correlation().data())
                            .startsWith("{\"qj_approach_flow_id\":\"1783\"")
                            .contains(
                                    "agora você pode contar com a QuiteJá para dar adeus a pendência")
                            .endsWith("\"qj_firing_id\":489166}");
                });
        assertThat(events.getFirst().occurred().at())
                .isEqualTo(Instant.parse("2024-08-07T11:43:07.621Z"));
    }

    @Test
    void opened() {
        EmailEvent event = only("opened");
        assertThat(event.occurred())
                .extracting("occurrence", "status", "at")
                .containsExactly(
                        Occurrence.OPENED, "OPENED", Instant.parse("2024-07-16T20:24:04.325Z"));
        assertThat(event.engagement())
                .isEqualTo(
                        new Engagement(
                                null,
                                "Desktop",
                                "Windows XP",
                                "PC",
                                "United States",
                                "Mountain View"));
        assertThat(event.domain()).isEqualTo("negociecomquite.com.br");
        assertThat(event.message())
                .extracting("id", "bulkId", "recipient", "sentAt")
                .containsExactly(
                        "3nghqee2ktl9c6ta3z56",
                        "o22v6rmvov7bdigol2n4",
                        "joao.madero@example.com.br",
                        null);
        assertThat(event.outcome()).isEqualTo(Outcome.NONE);
    }

    @Test
    void clicked() {
        EmailEvent event = only("clicked");
        assertThat(event.occurred().occurrence()).isEqualTo(Occurrence.CLICKED);
        assertThat(event.occurred().at()).isEqualTo(Instant.parse("2024-07-16T20:27:20.510Z"));
        assertThat(event.engagement().url()).isEqualTo("www.google.com?utm_medium=email");
        assertThat(event.engagement().country()).isEqualTo("Brazil");
    }

    @Test
    void unsubscribed() {
        EmailEvent event = only("unsubscribed");
        assertThat(event.occurred().occurrence()).isEqualTo(Occurrence.UNSUBSCRIBED);
        assertThat(event.engagement())
                .isEqualTo(
                        new Engagement(
                                null, "Phone", "iOS 12", "Apple", "United States", "Los Angeles"));
    }

    @Test
    void complained() {
        EmailEvent event = only("complained");
        assertThat(event.occurred().occurrence()).isEqualTo(Occurrence.COMPLAINED);
        assertThat(event.occurred().at()).isEqualTo(Instant.parse("2024-01-01T11:00:00Z"));
        assertThat(event.engagement()).isEqualTo(Engagement.NONE);
    }

    @Test
    void twoEventsOfOneMessageHaveTwoKeys() {
        assertThat(only("delivered").message().id()).isEqualTo(only("clicked").message().id());
        assertThat(key("delivered")).isNotEqualTo(key("clicked"));
        assertThat(only("unsubscribed").message().id())
                .isEqualTo(only("complained").message().id());
        assertThat(key("unsubscribed")).isNotEqualTo(key("complained"));
    }

    @Test
    void twelveEventsInAll() {
        Stream<EmailEvent> all = Recorded.PAYLOADS.stream().flatMap(p -> payloadEvents(p).stream());
        assertThat(all.map(event -> event.occurred().key()).distinct()).hasSize(12);
    }

    private static EventKey key(String payload) {
        return only(payload).occurred().key();
    }

    private static EmailEvent only(String payload) {
        List<EmailEvent> events = payloadEvents(payload);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }
}
