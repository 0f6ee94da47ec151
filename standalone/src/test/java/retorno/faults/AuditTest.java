package retorno.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import retorno.faults.Tables.Page;
import retorno.faults.Tables.Row;
import retorno.faults.Topic.Entry;

/// The judge is judged: it finds what it is there to find. Two requests of two items each, the
/// second posted twice.
class AuditTest {
    private static final Map<String, Post> POSTS =
            Map.of("one", post("one", "a", "b"), "two", post("two", "c", "dead d"));

    private final List<Entry> topic =
            List.of(
                    new Entry(0, 0, null, "r0", "one"),
                    new Entry(0, 1, null, "r1", "two"),
                    new Entry(0, 2, null, "r2", "two"));
    private final List<Row> rows =
            new ArrayList<>(
                    List.of(
                            new Row("a", "r0", 0, 0, 0),
                            new Row("b", "r0", 0, 0, 1),
                            new Row("c", "r1", 0, 1, 0)));
    private final List<Row> letters = List.of(new Row("dead d", "r1", 0, 1, 1));
    private final List<Page> pages = new ArrayList<>(List.of(new Page(0, 0, 2, 3, 6, 3, 2, 1, 0)));

    @Test
    void isContentWhenAllIsWell() {
        assertThat(complaints()).isEmpty();
    }

    @Test
    void isContentWithASecondPass() {
        pages.add(new Page(0, 1, 2, 2, 4, 0, 4, 0, 0));
        assertThat(complaints()).isEmpty();
    }

    @Test
    void findsARowThatIsMissing() {
        rows.removeLast();
        assertThat(complaints()).anyMatch(c -> c.startsWith("1 consumed, but no row"));
    }

    @Test
    void findsARowThatIsThereTwice() {
        rows.add(new Row("c", "r2", 0, 2, 0));
        assertThat(complaints()).contains("1 rows are there more than once");
    }

    @Test
    void findsARowThatNobodySent() {
        rows.add(new Row("e", "r1", 0, 1, 0));
        assertThat(complaints()).anyMatch(c -> c.startsWith("1 rows that nobody sent"));
    }

    @Test
    void findsARowOfAnotherRecord() {
        rows.set(2, new Row("c", "r0", 0, 0, 0));
        assertThat(complaints()).anyMatch(c -> c.startsWith("1 wrong origin"));
    }

    @Test
    void findsAnOffsetWithoutAPage() {
        pages.set(0, new Page(0, 0, 1, 2, 4, 3, 0, 1, 0));
        assertThat(complaints()).containsExactly("1 committed offsets that no page accounts for");
    }

    @Test
    void findsAPageThatDoesNotBalance() {
        pages.set(0, new Page(0, 0, 2, 3, 6, 3, 1, 1, 0));
        assertThat(complaints()).anyMatch(c -> c.startsWith("a page that does not balance"));
    }

    @Test
    void findsAPageThatForgotARecord() {
        pages.set(0, new Page(0, 0, 2, 2, 4, 3, 0, 1, 0));
        assertThat(complaints()).anyMatch(c -> c.startsWith("a page that does not balance"));
    }

    @Test
    void findsAPromiseThatWasNotKept() {
        List<Answer> answers = List.of(answer("one", 0, 1, "r0"), answer("two", 0, 1, "r9"));
        assertThat(new Promises(answers, topic).broken())
                .singleElement()
                .asString()
                .startsWith("1 promised and not on the topic");
    }

    @Test
    void findsWhatIsOutOfOrder() {
        List<Answer> answers = List.of(answer("two", 0, 1, "r2"), answer("two", 2, 3, "r1"));
        Promises promises = new Promises(answers, topic);
        assertThat(promises.pairs()).isEqualTo(1);
        assertThat(promises.broken())
                .singleElement()
                .asString()
                .startsWith("1 out of order on the topic");
    }

    private List<String> complaints() {
        Partitions partitions =
                new Partitions(topic, pages, entry -> 2)
                        .committed(Map.of(new TopicPartition("email-webhook", 0), 3L));
        return new Audit(partitions, new Tables(rows, letters, pages), POSTS).complaints();
    }

    private static Answer answer(String body, long sent, long answered, String receipt) {
        return new Answer(
                POSTS.get(body), sent, sent, answered, 200, Optional.of(receipt), Optional.empty());
    }

    private static Post post(String body, String... items) {
        return new Post("/", Map.of(), body, Optional.of("sid"), 200, List.of(items));
    }
}
