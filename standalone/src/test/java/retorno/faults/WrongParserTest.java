package retorno.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import retorno.standalone.RetornoProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A version of the worker took one status for another for a long time. The right version finds
/// exactly what is wrong, mends it, takes that back, is killed while it mends, and mends it beside
/// live traffic.
@Tag("faults")
class WrongParserTest {
    private static final int POSTS = 50_000;
    private static final int POSTED_A_SECOND = 1_000;
    private static final int LIVE_A_SECOND = 200;
    private static final int KILLS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final double LONGEST_LAG = 5;

    private static final Path SOURCE =
            Path.of("../shared-model/src/main/java/retorno/provider/infobip/Statuses.java");
    private static final String RIGHT = "case \"DELIVERED\" -> DELIVERED;";
    private static final String WRONG = "case \"DELIVERED\" -> ACCEPTED;";

    private static final List<String> CALLBACKS =
            List.of("email_callback", "sms_callback", "call_callback");
    private static final List<String> ALL_TABLES =
            List.of(
                    "email_callback",
                    "sms_callback",
                    "call_callback",
                    "dead_letter",
                    "callback_ledger",
                    "replay",
                    "replay_progress",
                    "replay_change",
                    "intake_breaker");
    private static final String SPOILED =
            """
            select event_key from email_callback where status = 'DELIVERED' and event = 'accepted'
            union all
            select event_key from sms_callback where status = 'DELIVERED' and event = 'accepted'
            order by 1
            """;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path scratch;

    private final Random random = new Random(20);
    private House house;

    @ParameterizedTest
    @EnumSource
    void isFoundMendedTakenBackAndMendedAgain(Store.Kind kind) throws Exception {
        try (House opened = new House(scratch, kind)) {
            house = opened;
            house.start(List.of(Compiled.into(scratch, SOURCE, RIGHT, WRONG)));
            post(Traffic.wellFormed(11), POSTED_A_SECOND, POSTS);
            house.worker.stop();
            house.worker.start().ready();

            List<String> spoiled = column(SPOILED);
            assertThat(spoiled).hasSizeGreaterThan(POSTS / 20);
            Map<String, List<String>> wrong = tables(ALL_TABLES);
            dryRunNamesExactly(spoiled);
            assertThat(tables(ALL_TABLES)).as("a dry run writes nothing").isEqualTo(wrong);

            String first = apply();
            assertThat(column(SPOILED)).isEmpty();
            Map<String, List<String>> right = mended();
            assertThat(run("replay").code()).as("a second dry run").isZero();
            assertThat(run("replay", "undo", first).code()).isZero();
            assertThat(tables(CALLBACKS)).isEqualTo(of(CALLBACKS, wrong));

            String second = killedAndResumed();
            assertThat(mended()).as("as if nobody had killed it").isEqualTo(right);
            assertThat(run("replay", "undo", second).code()).isZero();

            besideLiveTraffic();
        }
    }

    private void dryRunNamesExactly(List<String> spoiled) throws Exception {
        Said said = run("replay", "--json");
        assertThat(said.code()).isEqualTo(1);
        List<String> named = new ArrayList<>();
        JsonMapper json = new JsonMapper();
        List<String> lines = said.out().lines().toList();
        for (String line : lines.subList(0, lines.size() - 1)) {
            JsonNode difference = json.readTree(line);
            assertThat(difference.at("/kind").asString()).isEqualTo("CHANGED");
            assertThat(difference.at("/columns")).hasSize(1);
            assertThat(difference.at("/columns/0/name").asString()).isEqualTo("event");
            assertThat(difference.at("/columns/0/before").asString()).isEqualTo("accepted");
            assertThat(difference.at("/columns/0/after").asString()).isEqualTo("delivered");
            named.add(difference.at("/eventKey").asString());
        }
        named.sort(null);
        assertThat(named).isEqualTo(spoiled);
    }

    private String apply() throws Exception {
        Said said = run("replay", "--apply", "--reason", "DELIVERED was taken for accepted");
        assertThat(said.code()).as(said.err()).isZero();
        return said.out().replaceAll("(?s).*undo (\\d+) takes it back\\s*", "$1");
    }

    /// @return the replay's number
    private String killedAndResumed() throws Exception {
        String[] command = {"replay", "--apply", "--reason", "again", "--rate", "6000"};
        String id = "";
        for (int kill = 0; kill < KILLS; kill++) {
            int before = column(SPOILED).size();
            int until = before - 1 - random.nextInt(before / 3);
            try (RetornoProcess doomed = start(command)) {
                Awaitility.await()
                        .atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> column(SPOILED).size() <= until);
                doomed.kill();
            }
            assertThat(column(SPOILED)).as("killed in its midst").isNotEmpty();
            id = column("select max(id) from replay").getFirst();
            command = new String[] {"replay", "resume", id, "--rate", "6000"};
        }
        assertThat(run("replay", "resume", id).code()).isZero();
        return id;
    }

    private void besideLiveTraffic() throws Exception {
        AtomicReference<Double> lag = new AtomicReference<>(0.0);
        try (Load load =
                new Load(house.door(), Traffic.wellFormed(12), LIVE_A_SECOND, Integer.MAX_VALUE)) {
            load.start();
            load.run(Duration.ofSeconds(10));
            try (RetornoProcess replay =
                    start("replay", "--apply", "--reason", "beside live traffic")) {
                Awaitility.await()
                        .atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> {
                            lag.accumulateAndGet(house.lagSeconds(), Math::max);
                            return replay.ended();
                        });
                assertThat(replay.exitCode()).as(replay.err()).isZero();
            }
            load.run(Duration.ofSeconds(10));
            load.stop();
            assertThat(load.answers()).allMatch(Answer::asExpected);
        }
        settled();
        assertThat(house.unbalanced()).isEmpty();
        assertThat(run("replay").code()).as("nothing is wrong any more").isZero();
        assertThat(rows()).as("every stored item is one row").isEqualTo(stored());
        System.out.printf(
                "%s: lag beside a replay of everything %.1f s at most%n",
                house.store.name(), lag.get());
        assertThat(lag.get()).isLessThan(LONGEST_LAG);
    }

    private void post(Traffic traffic, int rate, int posts) throws Exception {
        try (Load load = new Load(house.door(), traffic, rate, posts)) {
            load.start().finish();
            assertThat(load.answers()).allMatch(Answer::asExpected);
        }
        settled();
    }

    private void settled() {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> house.figure("retorno_spool_records") == 0 && house.lagRecords() == 0);
    }

    private long rows() throws Exception {
        long rows = 0;
        for (String table : CALLBACKS) {
            rows += Long.parseLong(column("select count(*) from " + table).getFirst());
        }
        return rows;
    }

    private long stored() throws Exception {
        return Long.parseLong(
                column("select sum(stored) from callback_ledger where replay_id is null")
                        .getFirst());
    }

    /// The tables but for the number of the replay that mended them.
    private Map<String, List<String>> mended() throws Exception {
        Map<String, List<String>> tables = new TreeMap<>();
        for (Map.Entry<String, List<String>> table : tables(CALLBACKS).entrySet()) {
            tables.put(
                    table.getKey(),
                    table.getValue().stream()
                            .map(row -> row.replaceFirst("replay_id=[^,]*", ""))
                            .toList());
        }
        return tables;
    }

    private static Map<String, List<String>> of(
            List<String> some, Map<String, List<String>> tables) {
        Map<String, List<String>> result = new HashMap<>(tables);
        result.keySet().retainAll(some);
        return result;
    }

    private Map<String, List<String>> tables(List<String> names) throws Exception {
        Map<String, List<String>> tables = new HashMap<>();
        try (Connection connection = house.store.connect();
                Statement statement = connection.createStatement()) {
            for (String name : names) {
                try (ResultSet row = statement.executeQuery("select * from " + name)) {
                    List<String> rows = new ArrayList<>();
                    int columns = row.getMetaData().getColumnCount();
                    while (row.next()) {
                        List<String> cells = new ArrayList<>();
                        for (int i = 1; i <= columns; i++) {
                            Object value = row.getObject(i);
                            cells.add(
                                    row.getMetaData().getColumnLabel(i)
                                            + "="
                                            + (value instanceof byte[] bytes
                                                    ? Arrays.hashCode(bytes)
                                                    : value));
                        }
                        rows.add(String.join(",", cells));
                    }
                    rows.sort(null);
                    tables.put(name, rows);
                }
            }
        }
        return tables;
    }

    private List<String> column(String sql) throws Exception {
        try (Connection connection = house.store.connect();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(20);
            try (ResultSet row = statement.executeQuery(sql)) {
                List<String> values = new ArrayList<>();
                while (row.next()) {
                    values.add(row.getString(1));
                }
                return values;
            }
        }
    }

    private RetornoProcess start(String... command) throws Exception {
        return RetornoProcess.run(
                Files.createDirectories(scratch.resolve("operator")),
                house.workerSettings(),
                command);
    }

    private Said run(String... command) throws Exception {
        try (RetornoProcess process = start(command)) {
            Awaitility.await().atMost(PATIENCE).until(process::ended);
            return new Said(process.exitCode(), process.out(), process.err());
        }
    }

    private record Said(int code, String out, String err) {}
}
