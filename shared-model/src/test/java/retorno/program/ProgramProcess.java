package retorno.program;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A program as its operator runs it: a process with an environment, a log and an exit code; on
/// this test's class path.
public final class ProgramProcess implements AutoCloseable {
    private static final int LIMIT_SECONDS = 30;

    private final Process process;
    private final Path out;
    private final Path err;

    private ProgramProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /// Begins to run a program's `main`; `scratch` takes what it prints.
    public static ProgramProcess run(Class<?> main, Path scratch, Map<String, String> environment)
            throws IOException {
        Path out = Files.createTempFile(scratch, "out", ".txt");
        Path err = Files.createTempFile(scratch, "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx512m",
                                        "-XX:+UseSerialGC",
                                        "-XX:TieredStopAtLevel=1",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "--sun-misc-unsafe-memory-access=allow",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        main.getName()))
                        .directory(scratch.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.matches("(RETORNO|SPRING|SERVER|LOGGING|JAVA|JDK)_.*"));
        builder.environment().put("SERVER_PORT", "0");
        builder.environment().putAll(environment);
        return new ProgramProcess(builder.start(), out, err);
    }

    public boolean isAlive() {
        return process.isAlive();
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

    /// Waits for the end, which must come within the limit of a start or a stop, and some slack.
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, SECONDS)) {
            throw new AssertionError("has not ended within " + LIMIT_SECONDS + " s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
