package retorno.ingest.spool;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/// One file of frames. Written by one thread, read by one other; both by position.
final class Segment implements AutoCloseable {
    private static final String SUFFIX = ".spool";
    // Where a folder cannot be opened, and need not be synced.
    private static final boolean WINDOWS = File.separatorChar == '\\';
    private static final long FURTHEST = 10_000_000;

    private final Path path;
    private final FileChannel channel;
    private volatile long end;

    private Segment(Path path, FileChannel channel, long end) {
        this.path = path;
        this.channel = channel;
        this.end = end;
    }

    /// A new file, whose name outlives a power cut as its content does.
    static Segment begin(Path directory, long firstSequence) throws IOException {
        Segment segment =
                open(
                        directory.resolve(
                                String.format(Locale.ROOT, "%020d%s", firstSequence, SUFFIX)));
        if (!WINDOWS) {
            try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
        return segment;
    }

    static Segment open(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        return new Segment(path, channel, channel.size());
    }

    static boolean isOne(Path path) {
        return path.getFileName().toString().matches("\\d{20}" + SUFFIX);
    }

    Path path() {
        return path;
    }

    /// That of its first frame.
    long firstSequence() {
        return Long.parseLong(path.getFileName().toString().replace(SUFFIX, ""));
    }

    long end() {
        return end;
    }

    /// Appends all frames and fsyncs once. On failure the file is as it was before.
    void append(List<ByteBuffer> frames) throws IOException {
        long position = end;
        try {
            for (ByteBuffer frame : frames) {
                while (frame.hasRemaining()) {
                    position += channel.write(frame, position);
                }
            }
            channel.force(false);
        } catch (IOException failed) {
            channel.truncate(end);
            throw failed;
        }
        end = position;
    }

    /// The content of the frame at a position.
    ///
    /// @throws TornFrame where there is none whole
    byte[] contentAt(long position) throws IOException, TornFrame {
        ByteBuffer head = ByteBuffer.allocate(Frame.HEAD);
        if (position + Frame.HEAD > end) {
            throw new TornFrame("the file ends inside a frame");
        }
        fill(head, position);
        int length = head.getInt();
        if (length < Frame.LEAST || position + Frame.HEAD + length > end) {
            throw new TornFrame("the frame's length cannot be");
        }
        ByteBuffer content = ByteBuffer.allocate(length);
        fill(content, position + Frame.HEAD);
        if (Frame.checksum(content.array()) != head.getInt()) {
            throw new TornFrame("the checksum does not match");
        }
        return content.array();
    }

    /// Where the next whole frame begins behind a damaged one; the file's end where there is none.
    ///
    /// @param sequence the last one before the damage: what comes is a little higher
    long wholeFrameAfter(long damaged, long sequence) throws IOException {
        ByteBuffer rest = channel.map(FileChannel.MapMode.READ_ONLY, damaged, end - damaged);
        int last = rest.limit() - Frame.HEAD - Frame.LEAST;
        for (int at = 1; at <= last; at++) {
            int length = rest.getInt(at);
            long ahead = rest.getLong(at + Frame.HEAD) - sequence;
            boolean plausible =
                    length >= Frame.LEAST
                            && length <= rest.limit() - at - Frame.HEAD
                            && ahead > 0
                            && ahead < FURTHEST;
            if (plausible && isFrame(damaged + at)) {
                return damaged + at;
            }
        }
        return end;
    }

    private boolean isFrame(long position) throws IOException {
        try {
            contentAt(position);
            return true;
        } catch (TornFrame onlyLooksLikeOne) {
            return false;
        }
    }

    /// Copies bytes that cannot be read as a frame into a file beside this one, which is there only
    /// when it is whole.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException where that was done before
    Path setAside(long position, long length) throws IOException {
        String name = path.getFileName() + ".torn-" + position;
        Path half = path.resolveSibling(name + ".new");
        try (FileChannel out =
                FileChannel.open(
                        half,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            channel.transferTo(position, length, out);
            out.force(false);
        }
        Path aside = path.resolveSibling(name);
        for (int more = 2; Files.exists(aside); more++) {
            if (Files.mismatch(aside, half) < 0) {
                Files.delete(half);
                throw new FileAlreadyExistsException(aside.toString());
            }
            aside = path.resolveSibling(name + "-" + more);
        }
        return Files.move(half, aside, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Forgets everything in it.
    void empty() throws IOException {
        channel.truncate(0);
        end = 0;
    }

    void delete() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void fill(ByteBuffer buffer, long position) throws IOException {
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, position + buffer.position());
            if (read < 0) {
                throw new IOException(path + " became shorter while it was read");
            }
        }
        buffer.flip();
    }

    /// A stretch of the file that is not a frame.
    static final class TornFrame extends Exception {
        TornFrame(String why) {
            super(why);
        }
    }
}
