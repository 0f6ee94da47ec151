package retorno.worker.analysts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The questions of the README, so that what it shows is what runs.
final class Questions {
    private static final Pattern QUESTION =
            Pattern.compile("<!-- question: (\\S+) -->\\n```sql\\n(.*?);\\n```", Pattern.DOTALL);

    private Questions() {}

    /// The SQL of each question, by its name.
    static Map<String, String> all() throws IOException {
        Matcher question = QUESTION.matcher(Files.readString(Path.of("..", "README.md")));
        Map<String, String> all = new TreeMap<>();
        while (question.find()) {
            all.put(question.group(1), question.group(2));
        }
        return all;
    }
}
