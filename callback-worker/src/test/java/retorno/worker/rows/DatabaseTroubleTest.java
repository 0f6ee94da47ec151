package retorno.worker.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.program.CannotStart;
import retorno.program.StartFailure;
import retorno.worker.Databases;
import retorno.worker.Tables;

/// Real databases that cannot be used, each for its own reason.
class DatabaseTroubleTest {
    private static final String NEWER =
            """
            insert into flyway_schema_history (installed_rank, version, description, type, script,
                checksum, installed_by, execution_time, success)
            values (999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'x', 1, true)
            """;

    @TempDir Path folder;

    @Test
    void postgresThatIsNotThere() {
        assertThat(refusal("jdbc:postgresql://127.0.0.1:1/r?user=u&password=hidden&ssl=false"))
                .startsWith("the database jdbc:postgresql://127.0.0.1:1/r cannot be used (")
                .contains("refused", "start it")
                .doesNotContain("hidden");
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, /postgres, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD",
        "postgres, /no_such_database, make it"
    })
    void postgresThatLetsNobodyIn(String user, String name, String advice) {
        Map<String, String> settings = postgresql();
        settings.put("spring.datasource.username", user);
        settings.computeIfPresent(
                "spring.datasource.url", (key, url) -> url.replaceFirst("/retorno_\\w+", name));
        assertThat(refusal(settings)).contains(advice);
    }

    @Test
    void postgresThatIsReadOnlyForUs() throws Exception {
        Map<String, String> settings = postgresql();
        try (Connection admin = connection(settings)) {
            admin.createStatement()
                    .execute("drop role if exists reader; create role reader login password 'r'");
        }
        settings.put("spring.datasource.username", "reader");
        assertThat(refusal(settings)).contains("let this user make tables there");
    }

    @Test
    void aDatabaseOfANewerVersion() throws Exception {
        for (Map<String, String> settings :
                List.of(Databases.postgresql(), sqlite(), Databases.h2(folder))) {
            try (Tables tables = new Tables(settings)) {
                tables.jdbc().update(NEWER);
            }
            assertThat(refusal(settings))
                    .contains("a newer one has written to it: start the newer");
        }
    }

    @Test
    void aDatabaseOfSomebodyElse() throws Exception {
        Map<String, String> settings = sqlite();
        try (Connection connection = connection(settings)) {
            connection.createStatement().execute("create table photos (id integer)");
        }
        assertThat(refusal(settings)).contains("tables that are not ours");
    }

    @Test
    void aMigrationThatFails() throws Exception {
        Map<String, String> settings = sqlite();
        try (Tables tables = new Tables(settings)) {
            tables.jdbc().update("delete from flyway_schema_history where installed_rank >= 4");
        }
        assertThat(refusal(settings)).contains("already exists", "SQLITE_ERROR", "find out why");
    }

    @Test
    void aMigrationThatWasChanged() throws Exception {
        Map<String, String> settings = sqlite();
        try (Tables tables = new Tables(settings)) {
            tables.jdbc()
                    .update("update flyway_schema_history set checksum = 1 where version = '1'");
        }
        assertThat(refusal(settings))
                .contains("checksum mismatch", "put a copy in its place")
                .doesNotContain("https:");
    }

    @Test
    void aFileThatIsNoDatabase() throws Exception {
        Path file =
                Files.writeString(folder.resolve("letter.txt"), "Dear Sir or Madam, ".repeat(99));
        assertThat(refusal("jdbc:sqlite:" + file)).contains("SQLITE_NOTADB", "name another");
    }

    @Test
    void aFolderThatCannotBe() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(refusal("jdbc:sqlite:" + file + "/below/it.db"))
                .contains("the folder of the database, " + file, "SPRING_DATASOURCE_URL");
    }

    @Test
    void aFileThatMayOnlyBeRead() throws Exception {
        Path file = folder.resolve("mine.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.createStatement().execute("create table t (id integer)");
        }
        assertThat(refusal("jdbc:sqlite:file:" + file + "?mode=ro"))
                .contains("SQLITE_READONLY", "let this user write");
    }

    @Test
    void aFileThatAnotherProgramHolds() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("held.db");
        try (Connection other = DriverManager.getConnection(url)) {
            other.createStatement().execute("begin exclusive");
            assertThat(refusal(url + "?busy_timeout=100"))
                    .contains("SQLITE_BUSY", "stop the program that holds it");
        }
    }

    @Test
    void h2ThatAnotherProcessHolds() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("held");
        Process other =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.h2.tools.Shell",
                                "-url",
                                url,
                                "-user",
                                "sa")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("shell.txt").toFile())
                        .start();
        try (BufferedWriter _ = other.outputWriter()) {
            await().until(() -> Files.exists(folder.resolve("held.mv.db")));
            assertThat(
                            refusal(
                                    Map.of(
                                            "spring.datasource.url",
                                            url,
                                            "spring.datasource.username",
                                            "sa")))
                    .contains("stop the process that has it open");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void h2WithAnotherPassword() {
        Map<String, String> settings = new HashMap<>(Databases.h2(folder));
        new Tables(settings).close();
        settings.put("spring.datasource.password", "hidden");
        assertThat(refusal(settings))
                .contains("SPRING_DATASOURCE_PASSWORD")
                .doesNotContain("hidden");
    }

    @Test
    void aKindThatWeDoNotRunOn() {
        assertThat(catchThrowable(() -> Dialect.ofUrl("jdbc:mysql://u:hidden@h/x")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("jdbc:sqlite:")
                .hasMessageNotContaining("hidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:x",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:",
                "jdbc:sqlite:file:x?mode=memory&cache=shared"
            })
    void aDatabaseThatForgets(String url) {
        assertThatThrownBy(() -> Dialect.ofUrl(url))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("in memory");
    }

    private static Map<String, String> postgresql() {
        Map<String, String> settings = new HashMap<>(Databases.postgresql());
        // What stands in the URL would win against the settings beside it.
        settings.computeIfPresent("spring.datasource.url", (key, url) -> url.split("[?]", 2)[0]);
        return settings;
    }

    private Map<String, String> sqlite() {
        return Databases.sqlite(folder);
    }

    private static String refusal(String url) {
        return refusal(Map.of("spring.datasource.url", url));
    }

    private static String refusal(Map<String, String> settings) {
        String sentence = StartFailure.sentence(catchThrowable(() -> new Tables(settings).close()));
        assertThat(sentence).doesNotContain("\n");
        return sentence;
    }

    private static Connection connection(Map<String, String> settings) throws Exception {
        return DriverManager.getConnection(
                settings.get("spring.datasource.url"),
                settings.get("spring.datasource.username"),
                settings.get("spring.datasource.password"));
    }
}
