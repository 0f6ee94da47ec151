package retorno.standalone.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.transaction.TransactionException;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import retorno.worker.operations.WorkerTools;
import retorno.worker.rows.Keys;

/// Which tables and which Kafka a command is about. Without options it is what `up` runs on in the
/// same place, or what the environment says.
public final class DataOptions {
    /// The file in the data directory in which a broker says where it listens.
    public static final String BROKER = "kafka.address";

    private static final Map<String, Object> DEFAULTS =
            Map.of(
                    "retorno.programs", "classpath:worker.yaml",
                    "logging.level.root", "error",
                    // What is away is said in one sentence.
                    "logging.level.org.apache.kafka", "off",
                    "logging.level.com.zaxxer.hikari", "off",
                    "spring.datasource.hikari.maximum-pool-size", "2",
                    "spring.datasource.hikari.minimum-idle", "0");

    /// SQLite has one code for every mistake in a statement; its words tell a missing table.
    private static final String SQLITE_GRAMMAR = "no such ";

    @Option(
            names = "--data",
            scope = ScopeType.INHERIT,
            paramLabel = "DIRECTORY",
            defaultValue = "${env:RETORNO_DATA:-data}",
            description = "Where up keeps everything. Default: RETORNO_DATA, else data.")
    private Path data = Path.of("data");

    @Option(
            names = "--database",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = {
                "jdbc:sqlite:FILE, jdbc:postgresql://HOST/NAME or jdbc:h2:file:FILE.",
                "Default: SPRING_DATASOURCE_URL (with _USERNAME, _PASSWORD), else DATA/retorno.db."
            })
    private @Nullable String database;

    @Option(
            names = "--kafka",
            scope = ScopeType.INHERIT,
            paramLabel = "HOST:PORT",
            description =
                    "Default: SPRING_KAFKA_BOOTSTRAP_SERVERS, else the broker of DATA, else 127.0.0.1:9092.")
    private @Nullable String kafka;

    @Option(
            names = "--group",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = {
                "The consumer group that fills these tables.",
                "Default: SPRING_KAFKA_CONSUMER_GROUP_ID, else callback-worker."
            })
    private @Nullable String group;

    /// Opens the worker's tools, does something with them, and turns what is away into a sentence.
    public <T> T with(Function<WorkerTools, T> work) {
        return with(database(), work);
    }

    /// The same for another database.
    public <T> T with(String url, Function<WorkerTools, T> work) {
        String broker = kafka();
        DatabaseFile.of(url).ifPresent(file -> file.mustExist(data));
        Map<String, String> settings = new HashMap<>();
        settings.put("spring.datasource.url", url);
        settings.put("spring.kafka.bootstrap-servers", broker);
        if (group != null) {
            settings.put("spring.kafka.consumer.group-id", group);
        }
        try (WorkerTools tools = WorkerTools.open(DEFAULTS, settings)) {
            if (!tools.the(Keys.class).areOfThisVersion()) {
                throw otherTables(url);
            }
            return work.apply(tools);
        } catch (DataAccessException | TransactionException | KafkaException away) {
            throw explained(away, url);
        }
    }

    /// What is away, and what to do about it.
    CannotAnswer explained(RuntimeException failed) {
        return explained(failed, database());
    }

    private CannotAnswer explained(RuntimeException failed, String url) {
        if (failed instanceof BadSqlGrammarException
                || firstLine(failed).contains(SQLITE_GRAMMAR)) {
            return otherTables(url);
        }
        if (failed instanceof KafkaException) {
            return new CannotAnswer(
                    "Kafka at %s does not answer: start ./retorno up, or name the broker with --kafka"
                            .formatted(kafka()));
        }
        String sentence =
                failed instanceof NonTransientDataAccessException
                                && !(failed instanceof DataAccessResourceFailureException)
                        ? "the database %s refuses this (%s): find out why, or name another with --database"
                        : "the database %s does not answer (%s): start it, or name another with --database";
        return new CannotAnswer(sentence.formatted(bare(url), firstLine(failed)));
    }

    private static CannotAnswer otherTables(String url) {
        return new CannotAnswer(
                "the database %s has not the tables of this version: start ./retorno up or ./retorno worker once, they make them"
                        .formatted(bare(url)));
    }

    private String database() {
        String set = database == null ? System.getenv("SPRING_DATASOURCE_URL") : database;
        return set == null || set.isBlank() ? "jdbc:sqlite:" + data.resolve("retorno.db") : set;
    }

    private String kafka() {
        String set = kafka == null ? System.getenv("SPRING_KAFKA_BOOTSTRAP_SERVERS") : kafka;
        if (set != null && !set.isBlank()) {
            return set;
        }
        try {
            return Files.readString(data.resolve(BROKER)).strip();
        } catch (IOException none) {
            return "127.0.0.1:9092";
        }
    }

    /// A URL's parameters may hold a password.
    private static String bare(String url) {
        return url.split("[?;]", 2)[0];
    }

    private static String firstLine(Exception failed) {
        String message = NestedExceptionUtils.getMostSpecificCause(failed).getMessage();
        return message == null
                ? failed.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
