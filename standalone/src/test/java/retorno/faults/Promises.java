package retorno.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import retorno.faults.Topic.Entry;

/// What answers promised, held against the topic: whoever was told a receipt finds his bytes there,
/// and who was answered before another of the same sid was sent stands before it.
final class Promises {
    private final List<Answer> answers;
    private final Map<String, Entry> first = new HashMap<>();
    private final Map<String, List<String>> broken = new TreeMap<>();
    private int pairs;

    Promises(List<Answer> answers, List<Entry> topic) {
        this.answers = answers;
        topic.forEach(entry -> first.putIfAbsent(entry.receipt(), entry));
        answers.stream().filter(Answer::promised).forEach(this::kept);
        answers.stream()
                .filter(answer -> answer.ok() && answer.post().key().isPresent())
                .collect(Collectors.groupingBy(answer -> answer.post().key()))
                .forEach(this::inOrder);
    }

    /// A sentence for each sort that is broken.
    List<String> broken() {
        return broken.entrySet().stream()
                .map(sort ->
                        "%d %s, such as %s"
                                .formatted(
                                        sort.getValue().size(),
                                        sort.getKey(),
                                        sort.getValue().getFirst()))
                .toList();
    }

    /// How often one of a sid was answered before the next was sent.
    int pairs() {
        return pairs;
    }

    private void kept(Answer answer) {
        Entry entry = first.get(answer.receipt().orElse("none"));
        if (entry == null || !entry.body().equals(answer.post().body())) {
            say("promised and not on the topic", answer);
        }
    }

    private void inOrder(Optional<String> key, List<Answer> ofKey) {
        List<Answer> sent = ofKey.stream().sorted(Comparator.comparingLong(Answer::sent)).toList();
        for (int i = 1; i < sent.size(); i++) {
            for (Answer before : sent.subList(0, i)) {
                if (before.answered() < sent.get(i).sent()) {
                    pairs++;
                    inOrder(before, sent.get(i));
                }
            }
        }
    }

    private void inOrder(Answer before, Answer after) {
        Entry one = first.get(before.receipt().orElse("none"));
        Entry other = first.get(after.receipt().orElse("none"));
        if (one != null
                && other != null
                && (one.partition() != other.partition() || one.offset() >= other.offset())) {
            say("out of order on the topic", List.of(one, other));
        }
    }

    private void say(String sort, Object instance) {
        broken.computeIfAbsent(sort, s -> new ArrayList<>()).add(instance.toString());
    }
}
