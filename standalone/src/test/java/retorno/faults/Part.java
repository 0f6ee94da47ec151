package retorno.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import retorno.standalone.RetornoProcess;

/// One of the programs, which may be killed and comes back at the same place.
final class Part implements AutoCloseable {
    private final Path scratch;
    private final Map<String, String> environment;
    private final String[] arguments;
    private final List<RetornoProcess> lives = new ArrayList<>();

    Part(Path scratch, Map<String, String> environment, String... arguments) throws IOException {
        this.scratch = Files.createDirectories(scratch);
        this.environment = new HashMap<>(environment);
        this.arguments = arguments;
    }

    /// A setting of its next life.
    Part with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /// Begins a life, and does not wait for it.
    Part start() throws IOException {
        return start(List.of());
    }

    /// The same with classes that come before those of the product.
    Part start(List<Path> first) throws IOException {
        lives.add(RetornoProcess.run(scratch, first, environment, arguments));
        return this;
    }

    /// Waits until it serves.
    void ready() throws IOException {
        life().ready();
    }

    /// SIGTERM.
    void stop() throws InterruptedException {
        life().stop();
    }

    /// SIGKILL.
    void kill() throws InterruptedException {
        life().kill();
    }

    /// SIGSTOP: it neither answers nor refuses.
    void freeze() throws Exception {
        Commands.signal("STOP", life().pid());
    }

    /// SIGCONT.
    void thaw() throws Exception {
        Commands.signal("CONT", life().pid());
    }

    /// What its present life told its operator.
    String log() throws IOException {
        return life().err();
    }

    @Override
    public void close() {
        lives.forEach(RetornoProcess::close);
    }

    private RetornoProcess life() {
        return lives.getLast();
    }
}
