package retorno.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import retorno.faults.Tables.Page;

/// A house under load, and the judgement at the end.
final class Scenario implements AutoCloseable {
    private static final Duration UNTIL_PUBLISHED = Duration.ofSeconds(20);
    private static final int ENDLESS = Integer.MAX_VALUE;

    final House house;
    final Load load;
    private final String name;
    private final List<String> besides = new ArrayList<>();
    private final Set<String> forgiven = new HashSet<>();
    private Window before = Window.open(Duration.ZERO);
    private Topic topic;

    Scenario(String name, House house, Load load) {
        this.name = name;
        this.house = house;
        this.load = load;
    }

    /// Nothing runs yet.
    static Scenario of(String name, Path scratch, Store.Kind kind, Traffic traffic, int rate)
            throws Exception {
        return of(name, scratch, kind, traffic, rate, ENDLESS);
    }

    /// @param most how many requests there are at most
    static Scenario of(
            String name, Path scratch, Store.Kind kind, Traffic traffic, int rate, int most)
            throws Exception {
        House house = new House(scratch, kind);
        return new Scenario(name, house, new Load(house.door(), traffic, rate, most));
    }

    /// All programs serve, and the load runs for a while.
    Scenario begin(Duration calm) throws Exception {
        house.start();
        load.start();
        load.run(calm.dividedBy(2));
        before = Window.open(Duration.ZERO);
        load.run(calm.dividedBy(2));
        before.close();
        return this;
    }

    /// A figure of its own, for the last column.
    void besides(String sentence, Object... values) {
        besides.add(String.format(Locale.ROOT, sentence, values));
    }

    /// What this test destroyed itself is no loss of the product's.
    void forgive(String receipt) {
        forgiven.add(receipt);
    }

    /// Every request was answered as when all is well.
    void allAnsweredAsExpected() {
        allAnsweredAsExpected(List.of());
    }

    /// The same, but for some.
    void allAnsweredAsExpected(List<Answer> excused) {
        assertThat(excused).as("excused").hasSizeLessThan(load.answers().size() / 100);
        assertThat(
                        load.answers().stream()
                                .filter(answer -> !answer.asExpected())
                                .filter(answer -> !excused.contains(answer))
                                .limit(5)
                                .toList())
                .as(name)
                .isEmpty();
    }

    /// What may be asked while the worker is dead: whether the books balance as far as they go.
    void booksBalance() throws Exception {
        assertThat(audit().complaints()).as(name).isEmpty();
    }

    /// Ends the load, lets everything come to rest, and judges.
    ///
    /// @param patience how long all that waits may take to become rows
    void judge(Duration patience) throws Exception {
        load.stop();
        settle(patience);
        Audit audit = audit();
        List<String> complaints = audit.complaints();
        List<Answer> answers = load.answers().stream().filter(this::counts).toList();
        Set<String> lost =
                answers.stream()
                        .filter(Answer::promised)
                        .flatMap(answer -> answer.post().items().stream())
                        .filter(item -> !audit.has(item))
                        .collect(Collectors.toSet());
        if (!lost.isEmpty()) {
            complaints.add("lost: " + lost.stream().limit(3).toList());
        }
        Promises promises = new Promises(answers, topic.read());
        complaints.addAll(promises.broken());
        besides("p99 before %.0f ms", before.times(answers).p99());
        besides("%,d pairs of one sid in order", promises.pairs());
        if (!topic.committed().equals(topic.ends())) {
            complaints.add(
                    "left unread: committed %s, log ends %s"
                            .formatted(topic.committed(), topic.ends()));
        }
        unpublished().ifPresent(complaints::add);
        figures(audit, answers, lost.size()).tell();
        house.unbalanced().ifPresent(complaints::add);
        assertThat(complaints).as(name).isEmpty();
    }

    @Override
    public void close() {
        if (topic != null) {
            topic.close();
        }
        load.close();
        house.close();
    }

    private boolean counts(Answer answer) {
        return answer.receipt().filter(forgiven::contains).isEmpty();
    }

    private Figures figures(Audit audit, List<Answer> answers, long lost) {
        Times times = Times.of(answers.stream().filter(answer -> answer.status() > 0));
        return new Figures(
                name,
                house.store.name(),
                answers.size(),
                answers.stream().filter(Answer::ok).count(),
                audit.sum(Page::stored),
                audit.sum(Page::duplicates) - audit.readAgain(),
                audit.sum(Page::letters),
                lost,
                audit.doubled(),
                times.p99(),
                times.worst(),
                String.join("; ", besides));
    }

    private void settle(Duration patience) {
        try {
            Awaitility.await().atMost(patience).ignoreExceptions().until(this::atRest);
        } catch (ConditionTimeoutException late) {
            System.out.println(name + ": not at rest after " + patience);
        }
    }

    private boolean atRest() throws Exception {
        Set<String> there =
                topic().read().stream().map(Topic.Entry::receipt).collect(Collectors.toSet());
        return load.answers().stream()
                        .filter(answer -> answer.promised() && counts(answer))
                        .allMatch(answer -> there.contains(answer.receipt().orElse("none")))
                && house.figure("retorno_spool_records") == 0
                && topic().committed().equals(topic().ends());
    }

    /// Rows that nobody reads on to are published a little later than their offsets are committed.
    private Optional<String> unpublished() throws Exception {
        Set<String> left = Tables.eventKeys(house.store);
        try {
            Awaitility.await()
                    .atMost(UNTIL_PUBLISHED)
                    .until(() -> {
                        left.removeAll(Topic.published(house.kafka()));
                        return left.isEmpty();
                    });
            return Optional.empty();
        } catch (ConditionTimeoutException late) {
            return Optional.of(
                    "stored and not published: %d, such as %s"
                            .formatted(left.size(), left.stream().limit(3).toList()));
        }
    }

    private Audit audit() throws Exception {
        List<Topic.Entry> entries = topic().read();
        var committed = topic().committed();
        Tables tables = Tables.of(house.store);
        Partitions partitions =
                new Partitions(
                                entries,
                                tables.pages(),
                                entry -> {
                                    Post post = load.posts().get(entry.body());
                                    return post == null ? 0 : post.items().size();
                                })
                        .committed(committed);
        return new Audit(partitions, tables, load.posts());
    }

    private Topic topic() {
        if (topic == null) {
            topic = new Topic(house.kafka());
        }
        return topic;
    }
}
