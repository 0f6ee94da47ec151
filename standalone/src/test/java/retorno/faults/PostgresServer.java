package retorno.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// A PostgreSQL server that may be killed, stopped and started again on its files. It syncs what it
/// commits, as one does that is meant to keep something.
final class PostgresServer implements Store {
    private static final Path HOME = Path.of("target", "postgres").toAbsolutePath();
    private static final Path EMPTY = HOME.resolve("empty");
    private static final Path READY = HOME.resolve("ready");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path data;
    private final int port = Ports.free();
    private Process process;

    private PostgresServer(Path data) {
        this.data = data;
    }

    /// A server with an empty database; not running yet.
    static PostgresServer in(Path data) throws Exception {
        unpack();
        Commands.run("cp", "-a", EMPTY.toString(), data.toString());
        return new PostgresServer(data);
    }

    /// Its programs and empty files, made once.
    private static synchronized void unpack() throws Exception {
        if (Files.exists(READY)) {
            return;
        }
        Commands.run("rm", "-rf", HOME.toString());
        Files.createDirectories(HOME);
        EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(HOME.toFile())
                .setDataDirectory(EMPTY)
                .setCleanDataDirectory(false)
                .start()
                .close();
        Files.createFile(READY);
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public void start() throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) { // PostgreSQL will not run as root
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(program(), "-D", data.toString(), "-p", "" + port));
        for (String setting :
                List.of(
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        "fsync=on",
                        "synchronous_commit=on",
                        "full_page_writes=on")) {
            command.addAll(List.of("-c", setting));
        }
        process =
                Commands.tied(
                        new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(
                                        ProcessBuilder.Redirect.appendTo(
                                                data.resolveSibling("postgres.txt").toFile()))
                                .start());
        Awaitility.await().atMost(LIMIT).until(this::answers);
    }

    /// Whoever is connected is cut off, and everything is written down.
    void stop() throws Exception {
        Commands.signal("INT", process.pid());
        process.waitFor();
    }

    /// SIGKILL of all its processes.
    void kill() throws InterruptedException {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
        Awaitility.await().atMost(LIMIT).until(() -> all.stream().noneMatch(p -> p.isAlive()));
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "SPRING_DATASOURCE_URL",
                url(),
                "SPRING_DATASOURCE_USERNAME",
                "postgres",
                "SPRING_DATASOURCE_PASSWORD",
                "postgres");
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "postgres");
    }

    @Override
    public void close() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private boolean answers() {
        try {
            connect().close();
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    }

    private static String program() throws IOException {
        try (Stream<Path> files = Files.list(HOME)) {
            return files.filter(file -> file.getFileName().toString().startsWith("PG-"))
                    .findFirst()
                    .orElseThrow()
                    .resolve("bin/postgres")
                    .toString();
        }
    }
}
