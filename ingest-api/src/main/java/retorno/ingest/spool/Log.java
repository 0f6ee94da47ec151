package retorno.ingest.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of a spool directory in their order, and how far they are drained.
///
/// A damaged stretch is copied aside with a message and passed over; what is whole behind it
/// counts.
final class Log implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Log.class);
    private static final String DRAINED = "drained";

    private final Path directory;
    private final ConcurrentSkipListMap<Path, Segment> segments = new ConcurrentSkipListMap<>();
    private final Inventory inventory;
    private volatile Segment last;
    private Segment head;
    private long position;
    private long drained;
    private boolean noted = true;

    Log(Path directory) throws IOException {
        this.directory = directory;
        this.drained = readDrained();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path path : files.filter(Segment::isOne).sorted().toList()) {
                segments.put(path, Segment.open(path));
            }
        }
        inventory = count();
        last = roll(inventory.lastSequence() + 1);
        // A file of that name holds no whole frame, only what a crash left of its first write.
        last.empty();
        head = segments.firstEntry().getValue();
    }

    /// Begins a new file for the frames from this sequence on.
    Segment roll(long firstSequence) throws IOException {
        last = Segment.begin(directory, firstSequence);
        segments.put(last.path(), last);
        return last;
    }

    Segment last() {
        return last;
    }

    /// What the files hold that is not drained yet, read through once when the spool opens.
    Inventory inventory() {
        return inventory;
    }

    /// What waits behind the drained position, at most so many frames and bytes (one at least).
    Batch next(int most, long mostBytes) throws IOException {
        List<Spooled> records = new ArrayList<>();
        long bytes = 0;
        Cursor cursor = new Cursor(head, position);
        while (records.size() < most && bytes < mostBytes) {
            // Asked first: only a file that had a successor before it was read to its end is final.
            Segment following = following(cursor.segment());
            Spooled spooled = cursor.next();
            if (spooled == null) {
                if (following == null) {
                    break;
                }
                cursor = new Cursor(following, 0);
            } else if (spooled.sequence() > drained) {
                records.add(spooled);
                bytes += cursor.frameBytes();
            }
        }
        return new Batch(records, bytes, cursor.segment(), cursor.position());
    }

    /// Forgets a batch: it need not be kept here any more.
    void drained(Batch batch) {
        if (batch.records().isEmpty()) {
            return;
        }
        drained = batch.records().getLast().sequence();
        noteDrained();
        head = batch.segment();
        position = batch.position();
        discard(head);
    }

    /// Gives the disk back what drained frames took. Only while none waits or is being appended.
    void reclaim() throws IOException {
        discard(last);
        last.empty();
        head = last;
        position = 0;
    }

    @Override
    public void close() throws IOException {
        for (Segment segment : segments.values()) {
            segment.close();
        }
    }

    /// A file that cannot be deleted takes room until the next start, which drains it again.
    private void discard(Segment before) {
        for (Segment segment : segments.headMap(before.path()).values()) {
            segments.remove(segment.path());
            try {
                segment.delete();
            } catch (IOException failed) {
                LOG.warn("{} is drained and cannot be deleted: {}", segment.path(), failed + "");
            }
        }
    }

    private Inventory count() throws IOException {
        long records = 0;
        long bytes = 0;
        long lastSequence = drained;
        for (Segment segment : segments.values()) {
            Cursor cursor = new Cursor(segment, 0);
            for (Spooled next = cursor.next(); next != null; next = cursor.next()) {
                lastSequence = Math.max(lastSequence, next.sequence());
                if (next.sequence() > drained) {
                    records++;
                    bytes += cursor.frameBytes();
                }
            }
        }
        return new Inventory(records, bytes, lastSequence);
    }

    private @Nullable Segment following(Segment segment) {
        var entry = segments.higherEntry(segment.path());
        return entry == null ? null : entry.getValue();
    }

    private long readDrained() throws IOException {
        try {
            return Long.parseLong(Files.readString(directory.resolve(DRAINED)).strip());
        } catch (NoSuchFileException first) {
            return 0;
        } catch (NumberFormatException damaged) {
            LOG.warn("{}/{} is damaged: everything there is sent again", directory, DRAINED);
            return 0;
        }
    }

    /// A full disk must not keep what would empty it: without the note the next start sends some
    /// requests twice, without going on this one would send them for ever.
    private void noteDrained() {
        try {
            writeDrained();
            noted = true;
        } catch (IOException failed) {
            if (noted) {
                LOG.warn(
                        "how far {} is drained cannot be noted ({}): a restart would send some of it again",
                        directory,
                        failed.toString());
            }
            noted = false;
        }
    }

    private void writeDrained() throws IOException {
        Path fresh = directory.resolve(DRAINED + ".new");
        Files.writeString(fresh, Long.toString(drained));
        Files.move(
                fresh,
                directory.resolve(DRAINED),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /// @param records frames that wait
    /// @param bytes their size on the disk
    /// @param lastSequence the highest sequence that was ever given, as far as the files tell
    record Inventory(long records, long bytes, long lastSequence) {}

    /// Frames on their way from the disk to Kafka, and where the next ones begin.
    record Batch(List<Spooled> records, long bytes, Segment segment, long position) {}
}
