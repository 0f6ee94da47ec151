package retorno.standalone.simulate.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import retorno.envelope.Envelope;
import retorno.event.CallEvent;
import retorno.event.CallbackEvent;
import retorno.event.MessageReceived;
import retorno.event.Occurrence;
import retorno.event.SmsEvent;
import retorno.provider.Parsed;
import retorno.provider.Provider;
import retorno.provider.Providers;
import retorno.provider.WebhookRequest;

/// Held against the code that reads what the real providers send.
class TrafficTest {
    private static final Instant EPOCH = Instant.parse("2026-03-04T05:06:07Z");
    private static final int MANY = 5_000;
    private static final Set<Plan.Who> BOTH = EnumSet.allOf(Plan.Who.class);

    @Test
    void everyBodyIsUnderstood() {
        Set<Occurrence> seen = EnumSet.noneOf(Occurrence.class);
        Set<String> types = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (Post post : posts(plan(1), MANY)) {
            types.add(post.type());
            for (Parsed item : parsed(post)) {
                assertThat(item).as(text(post)).isInstanceOf(Parsed.Event.class);
                CallbackEvent event = ((Parsed.Event) item).event();
                assertThat(event.occurred().occurrence()).isNotEqualTo(Occurrence.UNKNOWN);
                assertThat(keys.add(event.occurred().key().hex())).as(text(post)).isTrue();
                seen.add(event.occurred().occurrence());
            }
        }
        assertThat(types).containsExactlyInAnyOrderElementsOf(endpoints().keySet());
        assertThat(seen)
                .contains(
                        Occurrence.ACCEPTED,
                        Occurrence.SENT,
                        Occurrence.DELIVERED,
                        Occurrence.BOUNCED,
                        Occurrence.REJECTED,
                        Occurrence.EXPIRED,
                        Occurrence.OPENED,
                        Occurrence.CLICKED,
                        Occurrence.UNSUBSCRIBED,
                        Occurrence.COMPLAINED,
                        Occurrence.LATE_BOUNCED,
                        Occurrence.UNDELIVERED,
                        Occurrence.FAILED,
                        Occurrence.READ,
                        Occurrence.RECEIVED,
                        Occurrence.INITIATED,
                        Occurrence.RINGING,
                        Occurrence.ANSWERED,
                        Occurrence.COMPLETED,
                        Occurrence.BUSY,
                        Occurrence.NO_ANSWER,
                        Occurrence.CANCELED,
                        Occurrence.HUMAN_DETECTED,
                        Occurrence.MACHINE_DETECTED,
                        Occurrence.CONFERENCE_STARTED,
                        Occurrence.CONFERENCE_ENDED,
                        Occurrence.PARTICIPANT_JOINED,
                        Occurrence.PARTICIPANT_LEFT,
                        Occurrence.RECORDING_STARTED,
                        Occurrence.RECORDING_COMPLETED);
    }

    @Test
    void bodiesHaveATimeJustPassedAndSayWhoseTheyAre() {
        Plan plan = plan(2);
        Traffic traffic = new Traffic(plan);
        for (int n = 0; n < MANY; n++) {
            Instant due = plan.epoch().plusNanos(plan.due(n));
            for (CallbackEvent event : events(traffic.next())) {
                Instant at = event.occurred().at();
                if (timeless(event)) {
                    assertThat(at).isNull();
                } else {
                    assertThat(at).isBefore(due).isAfter(due.minusSeconds(600));
                }
                if (!(event instanceof MessageReceived)) {
                    assertThat(event.correlation().contactId()).isNotNull();
                    assertThat(event.correlation().campaign()).isNotNull();
                }
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameBytesInTheSameOrder() {
        Plan plan = new Plan(7, EPOCH, 300, BOTH, 0.1, true, 0.1);
        Plan other = new Plan(8, EPOCH, 300, BOTH, 0.1, true, 0.1);
        assertThat(texts(plan)).isEqualTo(texts(plan)).isNotEqualTo(texts(other));
    }

    @Test
    void theEventsOfACallComeInOrderUnlessShuffled() {
        assertThat(callsOutOfOrder(plan(3))).isZero();
        assertThat(callsOutOfOrder(new Plan(3, EPOCH, 300, BOTH, 0, true, 0))).isGreaterThan(50);
    }

    @Test
    void asManyComeTwiceAsWasAskedFor() {
        List<String> texts = texts(new Plan(4, EPOCH, 300, BOTH, 0.2, false, 0));
        long copies = texts.size() - new HashSet<>(texts).size();
        // 0.2 copies for each that is none
        assertThat(copies / (double) texts.size()).isCloseTo(0.2 / 1.2, within(0.02));
    }

    @Test
    void asManyAreBrokenAsWasAskedForAndEachIsSeenToBe() {
        int broken = 0;
        for (Post post : posts(new Plan(5, EPOCH, 300, BOTH, 0, false, 0.3), MANY)) {
            WebhookRequest request = request(post);
            assertThat(provider(post).flaw(request).isPresent())
                    .as(text(post))
                    .isEqualTo(post.corrupt());
            if (post.corrupt()) {
                broken++;
                assertThat(parsed(post)).singleElement().isInstanceOf(Parsed.Unreadable.class);
            }
        }
        assertThat(broken / (double) MANY).isCloseTo(0.3, within(0.03));
    }

    @ParameterizedTest
    @EnumSource(Plan.Who.class)
    void playsOneProviderAlone(Plan.Who who) {
        Plan plan = new Plan(6, EPOCH, 300, EnumSet.of(who), 0, false, 0);
        assertThat(posts(plan, 500))
                .allSatisfy(post -> assertThat(post.provider()).isEqualToIgnoringCase(who.name()));
    }

    @Test
    void postsWhereTheProviderIsExpected() {
        Map<String, String> endpoints = endpoints();
        assertThat(posts(plan(9), 500))
                .allSatisfy(post ->
                        assertThat(post.path().split("\\?")[0])
                                .isEqualTo(endpoints.get(post.type())));
    }

    private static long callsOutOfOrder(Plan plan) {
        Map<String, List<Long>> calls = new HashMap<>();
        posts(plan, MANY).stream()
                .flatMap(post -> events(post).stream())
                .filter(CallEvent.class::isInstance)
                .map(CallEvent.class::cast)
                .filter(event -> event.sequence() != null)
                .forEach(event ->
                        calls.computeIfAbsent(event.callSid(), sid -> new ArrayList<>())
                                .add(event.sequence()));
        return calls.values().stream()
                .filter(order -> !order.equals(order.stream().sorted().toList()))
                .count();
    }

    /// Twilio says of messages, and of who picked up, not when.
    private static boolean timeless(CallbackEvent event) {
        return event.occurred().provider().equals("twilio")
                && (event instanceof SmsEvent
                        || event instanceof MessageReceived
                        || event instanceof CallEvent call && call.kind() == CallEvent.Kind.AMD);
    }

    private static Plan plan(long seed) {
        return new Plan(seed, EPOCH, 300, BOTH, 0, false, 0);
    }

    private static List<Post> posts(Plan plan, int count) {
        Traffic traffic = new Traffic(plan);
        return Stream.generate(traffic::next).limit(count).toList();
    }

    private static List<String> texts(Plan plan) {
        return posts(plan, MANY).stream().map(post -> post.path() + " " + text(post)).toList();
    }

    private static String text(Post post) {
        return new String(post.body(), UTF_8);
    }

    private static List<CallbackEvent> events(Post post) {
        return parsed(post).stream().map(item -> ((Parsed.Event) item).event()).toList();
    }

    private static List<Parsed> parsed(Post post) {
        return provider(post)
                .parse(
                        new Envelope(
                                UUID.randomUUID(),
                                post.type(),
                                Instant.now(),
                                "https://hooks.example.com" + post.path(),
                                post.contentType(),
                                Map.of(),
                                post.body()));
    }

    private static WebhookRequest request(Post post) {
        return new WebhookRequest(post.path(), post.contentType(), name -> null, post.body());
    }

    private static Provider provider(Post post) {
        return Providers.ofType(post.type()).orElseThrow();
    }

    private static Map<String, String> endpoints() {
        Map<String, String> paths = new HashMap<>();
        Providers.ALL.forEach(provider ->
                provider.endpoints()
                        .forEach(endpoint -> paths.put(endpoint.type(), endpoint.path())));
        return paths;
    }
}
