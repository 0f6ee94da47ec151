package retorno.bench.house;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/// PostgreSQL, as durable as the product wants it: the one that Debian's package `postgresql` has
/// installed, else the embedded one of the tests, which is compiled for size.
///
/// @param process the parent of all of its processes
record PostgresServer(int port, ProcessHandle process) {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final Duration TO_INIT = Duration.ofMinutes(1);

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "fsync", "on",
                    "full_page_writes", "on",
                    "synchronous_commit", "on",
                    "shared_buffers", Options.number("buffers", 512) + "MB",
                    "max_wal_size", Options.number("log", 4) + "GB");

    static PostgresServer start() {
        try {
            Optional<Path> programs = installed();
            int port = programs.isPresent() ? start(programs.get()) : embedded();
            return new PostgresServer(port, process(port));
        } catch (Exception failed) { // whatever it is, nothing can be measured
            throw new IllegalStateException(failed);
        }
    }

    Connection connect() throws SQLException {
        return connect(port);
    }

    private static Connection connect(int port) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "postgres");
    }

    /// The newest.
    private static Optional<Path> installed() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(programs -> Files.isExecutable(programs.resolve("postgres")))
                    .max(Comparator.comparingInt(PostgresServer::version));
        }
    }

    private static int version(Path programs) {
        return Integer.parseInt(programs.getName(INSTALLED.getNameCount()).toString());
    }

    private static int start(Path programs) throws Exception {
        Path folder = Files.createTempDirectory("retorno-bench-postgresql");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
        if (root()) {
            Files.setOwner(
                    folder,
                    folder.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName("postgres"));
        }
        Path data = folder.resolve("data");
        String initdb = programs.resolve("initdb").toString();
        Program.start(
                        "initdb",
                        folder,
                        Map.of(),
                        command(
                                initdb,
                                "-D",
                                "" + data,
                                "-U",
                                "postgres",
                                "-A",
                                "trust",
                                "--encoding=UTF8",
                                // As the compose file has it, whatever this machine speaks.
                                "--lc-collate=C",
                                "--lc-ctype=C.UTF-8"))
                .ends(TO_INIT);
        int port = House.port();
        List<String> server =
                command(
                        programs.resolve("postgres").toString(),
                        "-D",
                        data.toString(),
                        "-p",
                        "" + port,
                        "-k",
                        folder.toString(),
                        "-h",
                        "127.0.0.1");
        SETTINGS.forEach((name, value) -> server.addAll(List.of("-c", name + "=" + value)));
        Program.start("postgresql", folder, Map.of(), server).awaits("ready to accept connections");
        return port;
    }

    /// It refuses to run as root.
    private static List<String> command(String... words) {
        List<String> command = new ArrayList<>();
        if (root()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.addAll(List.of(words));
        return command;
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int embedded() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        SETTINGS.forEach(builder::setServerConfig);
        return builder.start().getPort();
    }

    private static ProcessHandle process(int port) throws SQLException {
        try (Connection connection = connect(port);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return ProcessHandle.of(row.getLong(1)).flatMap(ProcessHandle::parent).orElseThrow();
        }
    }

    private static void remove(Path folder) {
        Program.closeAll();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException left) {
            System.err.println("bench: " + folder + " is left over: " + left.getMessage());
        }
    }
}
