package retorno.worker.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import retorno.event.CallbackEvent;
import retorno.event.ConferenceEvent;
import retorno.event.Correlation;
import retorno.event.EventKey;
import retorno.event.Occurred;
import retorno.event.Occurrence;
import retorno.worker.rows.Item;
import retorno.worker.rows.Lineage;

class EncodingTest {
    private final List<Item<CallbackEvent>> items =
            IntStream.range(0, 6).mapToObj(EncodingTest::item).toList();
    private final Encoding encoding = new Encoding();

    EncodingTest() {
        encoding.begin(items.subList(0, 4));
        encoding.begin(items.subList(4, 6));
    }

    @Test
    void givesAllInTheirOrder() {
        assertThat(keys(items, List.of())).containsExactly("0", "1", "2", "3", "4", "5");
    }

    @Test
    void putsTwoChoicesIntoOneOrder() {
        assertThat(keys(choice(1, 4), choice(0, 3, 5))).containsExactly("0", "1", "3", "4", "5");
        assertThat(keys(List.of(), choice(2))).containsExactly("2");
        assertThat(keys(List.of(), List.of())).isEmpty();
    }

    @Test
    void leavesNoneOutInSilence() {
        assertThatThrownBy(() -> keys(choice(3, 1), List.of()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keys(List.of(), List.of(item(6))))
                .isInstanceOf(IllegalStateException.class);
    }

    private List<String> keys(List<Item<CallbackEvent>> some, List<Item<CallbackEvent>> others) {
        return encoding.of(some, others).stream().map(Outgoing::key).toList();
    }

    private List<Item<CallbackEvent>> choice(int... numbers) {
        return IntStream.of(numbers).mapToObj(items::get).toList();
    }

    private static Item<CallbackEvent> item(int number) {
        String name = "" + number;
        Occurred occurred =
                new Occurred(
                        "test",
                        EventKey.of("test").add(name).key(),
                        Occurrence.DELIVERED,
                        null,
                        null);
        return new Item<>(
                new ConferenceEvent(
                        occurred, name, null, null, null, null, null, null, Correlation.NONE),
                new Lineage(UUID.randomUUID(), "topic", 0, number, 0, Instant.EPOCH));
    }
}
