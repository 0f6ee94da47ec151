package retorno.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A wall clock that can be set while programs run by it; the machine's own is left alone.
///
/// @see <a href="https://github.com/wolfcw/libfaketime">libfaketime</a>
final class Clock {
    private static final List<Path> LIBRARIES =
            List.of(
                    Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
                    Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"),
                    Path.of("/usr/lib64/faketime/libfaketimeMT.so.1"));

    private final Path file;

    Clock(Path file) throws IOException {
        this.file = file;
        step(Duration.ZERO);
    }

    static boolean available() {
        return library().isPresent();
    }

    /// From their next start on, programs go by this clock. Only what tells the time of day is
    /// changed, as when somebody sets it.
    void rules(Part... parts) {
        for (Part part : parts) {
            part.with("LD_PRELOAD", library().orElseThrow().toString())
                    .with("FAKETIME_TIMESTAMP_FILE", file.toString())
                    .with("FAKETIME_CACHE_DURATION", "1")
                    .with("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                    // else the JVM's timed waits never end
                    .with("FAKETIME_FORCE_MONOTONIC_FIX", "0");
        }
    }

    /// Sets it, from the machine's time.
    void step(Duration ahead) throws IOException {
        Files.writeString(file, "+" + ahead.toSeconds());
    }

    private static Optional<Path> library() {
        return LIBRARIES.stream().filter(Files::exists).findFirst();
    }
}
