package retorno.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import retorno.program.CannotStart;

/// Which topic a type of callback was given.
final class TopicNames {
    private TopicNames() {}

    /// Reads `retorno.topics`: the environment cannot spell dashes, so letters and digits decide.
    ///
    /// @throws CannotStart where a type or a topic cannot be
    static Map<String, String> byType(Map<String, String> configured) {
        Map<String, String> topics = new HashMap<>();
        configured.forEach((name, topic) -> topics.put(type(name), legal(name, topic.strip())));
        return Map.copyOf(topics);
    }

    private static String type(String name) {
        List<String> types =
                Route.BY_PATH.values().stream().map(route -> route.endpoint().type()).toList();
        return types.stream()
                .filter(type -> letters(type).equals(letters(name)))
                .findFirst()
                .orElseThrow(() ->
                        new CannotStart(
                                "retorno.topics names %s, which nobody posts; the types are %s."
                                        .formatted(name, String.join(", ", types))));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static String legal(String type, String topic) {
        if (!topic.matches("[a-zA-Z0-9._-]{1,249}")) {
            throw new CannotStart(
                    "retorno.topics.%s must be a topic name of letters, digits, '.', '_' and '-'."
                            .formatted(type));
        }
        return topic;
    }
}
