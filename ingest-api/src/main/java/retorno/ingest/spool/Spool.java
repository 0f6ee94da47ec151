package retorno.ingest.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retorno.envelope.Envelope;

/// Keeps requests on the local disk, in order, until Kafka takes them.
///
/// What [#append] calls kept is fsynced: a kill or a power cut does not lose it. Appending is safe
/// for any number of threads; one thread drains.
public final class Spool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    private final FileChannel lock;
    private final Log log;
    private final Gauges gauges;
    private final GroupCommit writer;
    private final SpoolLimits limits;

    private Spool(FileChannel lock, Log log, SpoolLimits limits, Path directory) {
        this.lock = lock;
        this.log = log;
        this.limits = limits;
        this.gauges = new Gauges(log.inventory());
        this.writer = new GroupCommit(log, gauges, limits, () -> room(directory));
    }

    /// Opens a directory, made if need be, and finds what an earlier run left there.
    ///
    /// @throws IOException with a sentence for the operator: not writable, or in use
    public static Spool open(Path directory, SpoolLimits limits) throws IOException {
        Files.createDirectories(directory);
        FileChannel lock =
                FileChannel.open(
                        directory.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (!locked(lock)) {
            lock.close();
            throw new IOException("the spool " + directory + " is in use by another process");
        }
        return new Spool(lock, new Log(directory), limits, directory);
    }

    /// Keeps one request; returns when that is certain or hopeless.
    public Appended append(Envelope envelope, @Nullable String key) {
        CompletableFuture<Appended> answer = writer.append(envelope, key);
        try {
            return answer.get(limits.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            writer.forget(answer);
            return new Appended.Refused("the spool's disk does not answer");
        } catch (ExecutionException broken) {
            return new Appended.Refused("the spool cannot be written");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Appended.Refused("the program stops");
        }
    }

    /// Whether nothing waits: then, and only then, a new request may go to Kafka directly.
    public boolean isEmpty() {
        return gauges.records() == 0;
    }

    /// How many requests wait.
    public long records() {
        return gauges.records();
    }

    /// How many bytes they take.
    public long bytes() {
        return gauges.bytes();
    }

    /// When the request that waits longest was received; empty where none waits.
    public synchronized Optional<Instant> oldest() {
        try {
            return log.next(1, 1).records().stream()
                    .findFirst()
                    .map(s -> s.envelope().receivedAt());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Waits, at most so long, until something waits to be drained.
    public void awaitRecords(Duration most) throws InterruptedException {
        gauges.awaitRecords(most.toMillis());
    }

    /// Hands the oldest requests, in order, to `taker`, and forgets them if it took them all.
    ///
    /// @param most how many at once
    /// @param taker true when every one is durable elsewhere; on false they stay
    /// @return whether anything was taken
    public boolean drain(int most, Predicate<List<Spooled>> taker) throws IOException {
        Log.Batch batch = next(most);
        if (batch.records().isEmpty() || !taker.test(batch.records())) {
            return false;
        }
        forget(batch);
        return true;
    }

    /// Syncs what is being appended, then lets go of the directory.
    @Override
    public void close() throws IOException {
        writer.close();
        synchronized (this) {
            log.close();
            lock.close();
        }
    }

    private synchronized Log.Batch next(int most) throws IOException {
        return log.next(most, limits.segmentBytes());
    }

    private synchronized void forget(Log.Batch batch) {
        log.drained(batch);
        gauges.drained(batch.records().size(), batch.bytes());
    }

    /// Asked by the writer only: while nothing waits, nobody else touches the files.
    private synchronized long room(Path directory) {
        if (gauges.records() == 0) {
            try {
                log.reclaim();
            } catch (IOException failed) {
                LOG.warn("what was drained still takes room on the disk: {}", failed.toString());
            }
        }
        return directory.toFile().getUsableSpace() - limits.reservedBytes();
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }
}
