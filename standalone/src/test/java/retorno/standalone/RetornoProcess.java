package retorno.standalone;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// The command `retorno` as a real process, on this test's class path. However the tests end, it
/// ends with them.
public final class RetornoProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final int STOP_LIMIT_SECONDS = 30;
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private final Process process;
    private final Path out;
    private final Path err;

    private RetornoProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /// Begins to run a command line; `scratch` takes what it prints.
    public static RetornoProcess run(
            Path scratch, Map<String, String> environment, String... arguments) throws IOException {
        return run(scratch, List.of(), environment, arguments);
    }

    /// The same with classes that come before those of the product.
    public static RetornoProcess run(
            Path scratch, List<Path> first, Map<String, String> environment, String... arguments)
            throws IOException {
        Path out = Files.createTempFile(scratch, "out", ".txt");
        Path err = Files.createTempFile(scratch, "err", ".txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        classPath(first),
                        RetornoCommand.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(scratch.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.matches("(RETORNO|SPRING|SERVER|LOGGING|JAVA|JDK)_.*"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        RUNNING.add(process);
        process.onExit().thenAccept(RUNNING::remove);
        return new RetornoProcess(process, out, err);
    }

    private static String classPath(List<Path> first) {
        return Stream.concat(
                        first.stream().map(Path::toString),
                        Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// `up` on free ports.
    static RetornoProcess up(Path scratch, Path data) throws IOException {
        return run(
                scratch,
                Map.of(),
                "up",
                "--port",
                "0",
                "--broker-port",
                "0",
                "--data",
                data.toString());
    }

    /// What it says it serves at, once it does.
    public String ready() throws IOException {
        Awaitility.await()
                .atMost(START_LIMIT)
                .until(() ->
                        out().contains("ready ") && out().endsWith("\n") || !process.isAlive());
        assertThat(out()).as("stdout; stderr says %s", err()).startsWith("ready ");
        return out().substring("ready ".length()).strip();
    }

    URI http() throws IOException {
        return URI.create(ready());
    }

    /// Everything on stdout so far.
    public String out() throws IOException {
        return Files.readString(out);
    }

    /// Everything on stderr so far.
    public String err() throws IOException {
        return Files.readString(err);
    }

    /// SIGTERM.
    ///
    /// @return the exit code
    public int stop() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    /// Sends a signal by its name, such as STOP, which freezes the process, or CONT.
    void signal(String name) throws IOException, InterruptedException {
        String[] kill = {"kill", "-" + name, String.valueOf(process.pid())};
        assertThat(new ProcessBuilder(kill).inheritIO().start().waitFor()).isZero();
    }

    /// SIGKILL.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Whether it has ended.
    public boolean ended() {
        return !process.isAlive();
    }

    public int exitCode() throws InterruptedException {
        assertThat(process.waitFor(STOP_LIMIT_SECONDS, SECONDS)).as("has ended").isTrue();
        return process.exitValue();
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
