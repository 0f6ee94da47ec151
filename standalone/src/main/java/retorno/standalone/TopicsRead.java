package retorno.standalone;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import retorno.envelope.Topics;
import retorno.program.CannotStart;

/// Holds what ingest writes against what the worker reads: only one process knows both. A topic
/// that is read and not written is nobody's mistake, others may write to it.
final class TopicsRead {
    private TopicsRead() {}

    /// @throws CannotStart where callbacks would lie in a topic that nobody reads
    static void check(ConfigurableApplicationContext program) {
        Binder settings = Binder.get(program.getEnvironment());
        Collection<String> written = new TreeSet<>(List.of(Topics.EMAIL_WEBHOOK));
        settings.bind("retorno.topics", Bindable.mapOf(String.class, String.class))
                .orElseGet(Map::of)
                .values()
                .forEach(topic -> written.add(topic.strip()));
        List<String> read =
                settings.bind("retorno.worker.topics", Bindable.listOf(String.class))
                        .orElseGet(List::of);
        if (!read.containsAll(written)) {
            throw new CannotStart(
                    "ingest writes to %s, the worker reads %s only: set RETORNO_WORKER_TOPICS=%s"
                            .formatted(
                                    String.join(", ", written),
                                    String.join(", ", read),
                                    union(written, read)));
        }
    }

    private static String union(Collection<String> written, Collection<String> read) {
        TreeSet<String> all = new TreeSet<>(written);
        all.addAll(read);
        return String.join(",", all);
    }
}
