package retorno.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/// The alert rules that ship beside the program speak of metrics that it has.
class AlertRulesTest {
    private static final Pattern METRIC = Pattern.compile("retorno_[a-z_]+");

    @TempDir Path scratch;

    @Test
    void everyMetricOfTheRulesIsThereAndItsAbsenceIsAnAlarm() throws Exception {
        Set<String> metrics = new TreeSet<>();
        List<String> names = new ArrayList<>();
        for (Map<String, Object> rule : rules()) {
            names.add((String) rule.get("alert"));
            METRIC.matcher((String) rule.get("expr"))
                    .results()
                    .forEach(m -> metrics.add(m.group()));
            assertThat(rule).containsKeys("alert", "expr", "labels", "annotations");
        }
        assertThat(names).doesNotHaveDuplicates();
        try (RetornoProcess up = RetornoProcess.up(scratch, scratch.resolve("data"));
                Webhooks webhooks = new Webhooks(up.http())) {
            webhooks.json("/email", Webhooks.delivered("m-1"));
            Awaitility.await()
                    .untilAsserted(() -> {
                        String said = webhooks.get("/actuator/prometheus");
                        assertThat(metrics).allSatisfy(name -> assertThat(said).contains(name));
                    });
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rules() throws Exception {
        try (InputStream in = Files.newInputStream(Path.of("prometheus/alerts.yml"))) {
            Map<String, List<Map<String, Object>>> file = new Yaml().load(in);
            List<Map<String, Object>> rules = new ArrayList<>();
            for (Map<String, Object> group : file.get("groups")) {
                rules.addAll((List<Map<String, Object>>) group.get("rules"));
            }
            return rules;
        }
    }
}
