package retorno.bench.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import retorno.bench.house.Options;

/// How far growing may go: the disk that stays free, and the time that it may take.
///
/// @param free bytes that stay free where temporary files are
record Limits(long free, Instant end) {
    private static final long GIGABYTE = 1_000_000_000L;

    /// As the options `free` (GB) and `minutes` say, from now.
    static Limits given() {
        return new Limits(
                Options.number("free", 25) * GIGABYTE,
                Instant.now().plus(Duration.ofMinutes(Options.number("minutes", 60))));
    }

    /// @param more bytes that are about to be written
    /// @return which limit that would be beyond, in words
    Optional<String> reached(long more) throws IOException {
        long left =
                Files.getFileStore(Path.of(System.getProperty("java.io.tmpdir"))).getUsableSpace()
                        - more;
        if (left < free) {
            return Optional.of(
                    "%.1f GB of the disk would be left, free=%d"
                            .formatted(left / (double) GIGABYTE, free / GIGABYTE));
        }
        return Instant.now().isAfter(end)
                ? Optional.of("the time is over, minutes=" + Options.number("minutes", 60))
                : Optional.empty();
    }
}
