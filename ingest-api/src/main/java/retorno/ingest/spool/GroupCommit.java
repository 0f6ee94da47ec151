package retorno.ingest.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retorno.envelope.Envelope;

/// The one writer of a spool: takes everybody who waits, writes all, fsyncs once, tells each.
final class GroupCommit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int MOST_AT_ONCE = 2_000;
    private static final Waiting STOP = new Waiting(null, null, new CompletableFuture<>());

    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Log log;
    private final Gauges gauges;
    private final SpoolLimits limits;
    private final Room room;
    private final Thread thread;
    private long sequence;

    GroupCommit(Log log, Gauges gauges, SpoolLimits limits, Room room) {
        this.log = log;
        this.gauges = gauges;
        this.limits = limits;
        this.room = room;
        this.sequence = log.inventory().lastSequence();
        // A platform thread: file writes would pin a virtual one to its carrier anyway.
        this.thread = Thread.ofPlatform().name("spool-writer").daemon().start(this::run);
    }

    CompletableFuture<Appended> append(Envelope envelope, @Nullable String key) {
        Waiting waiting = new Waiting(envelope, key, new CompletableFuture<>());
        queue.add(waiting);
        return waiting.answer();
    }

    /// Nobody waits for this one any more, so it must not take up memory either.
    void forget(CompletableFuture<Appended> answer) {
        queue.removeIf(waiting -> waiting.answer() == answer);
    }

    /// Writes what is queued, then stops.
    @Override
    public void close() {
        queue.add(STOP);
        try {
            thread.join(limits.patience());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>();
        while (!batch.contains(STOP)) {
            batch.clear();
            try {
                batch.add(queue.take());
                queue.drainTo(batch, MOST_AT_ONCE);
                survive(batch.stream().filter(w -> w != STOP).toList());
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    /// There is one writer, and nobody would start another: whatever goes wrong with one batch, the
    /// next is written.
    private void survive(List<Waiting> batch) {
        try {
            commit(batch);
        } catch (RuntimeException | Error unexpected) {
            LOG.error("{} requests are not kept in the spool", batch.size(), unexpected);
            refuse(batch);
        }
    }

    private void commit(List<Waiting> batch) {
        List<Waiting> written = new ArrayList<>(batch.size());
        List<ByteBuffer> frames = new ArrayList<>(batch.size());
        long bytes = 0;
        long free = room.left();
        for (Waiting waiting : batch) {
            ByteBuffer frame = Frame.write(waiting.numbered(sequence + frames.size() + 1));
            bytes += frame.remaining();
            if (gauges.bytes() + bytes > limits.maxBytes() || bytes > free) {
                bytes -= frame.remaining();
                waiting.answer().complete(new Appended.Refused("the spool is full"));
            } else {
                frames.add(frame);
                written.add(waiting);
            }
        }
        if (!frames.isEmpty()) {
            write(written, frames, bytes);
        }
    }

    private void write(List<Waiting> written, List<ByteBuffer> frames, long bytes) {
        try {
            if (log.last().end() > limits.segmentBytes()) {
                log.roll(sequence + 1);
            }
            log.last().append(frames);
            sequence += frames.size();
            gauges.appended(frames.size(), bytes);
            written.forEach(waiting -> waiting.answer().complete(new Appended.Kept()));
        } catch (IOException failed) {
            LOG.error("the spool cannot be written: {}", failed.getMessage());
            refuse(written);
        }
    }

    /// Who has an answer already keeps it.
    private static void refuse(List<Waiting> batch) {
        Appended refused = new Appended.Refused("the spool cannot be written");
        batch.forEach(waiting -> waiting.answer().complete(refused));
    }

    /// How many bytes the disk can take before the reserve is touched.
    interface Room {
        long left();
    }

    private record Waiting(
            @Nullable Envelope envelope, @Nullable String key, CompletableFuture<Appended> answer) {

        Spooled numbered(long sequence) {
            return new Spooled(sequence, Objects.requireNonNull(envelope), key);
        }
    }
}
