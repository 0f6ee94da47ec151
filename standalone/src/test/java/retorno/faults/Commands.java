package retorno.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Other programs of this machine.
final class Commands {
    private static final Set<Process> TIED = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> TIED.forEach(Commands::end)));
    }

    private Commands() {}

    /// @return what it printed
    static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as("%s says %s", String.join(" ", command), said).isZero();
        return said;
    }

    static void signal(String name, long pid) throws IOException, InterruptedException {
        run("kill", "-" + name, "" + pid);
    }

    /// Ends a process with the tests, however they end.
    static Process tied(Process process) {
        TIED.add(process);
        process.onExit().thenAccept(TIED::remove);
        return process;
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
