package retorno.ingest.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/// One file of frames. Written by one thread, read by one other; both by position.
final class Segment implements AutoCloseable {
    private static final String SUFFIX = ".spool";

    private final Path path;
    private final FileChannel channel;
    private volatile long end;

    private Segment(Path path, FileChannel channel, long end) {
        this.path = path;
        this.channel = channel;
        this.end = end;
    }

    static Segment begin(Path directory, long firstSequence) throws IOException {
        return open(
                directory.resolve(String.format(Locale.ROOT, "%020d%s", firstSequence, SUFFIX)));
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
        return path.getFileName().toString().endsWith(SUFFIX);
    }

    Path path() {
        return path;
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
            throw new TornFrame("the file ends inside a frame", end - position);
        }
        fill(head, position);
        int length = head.getInt();
        if (length < 0 || length > Frame.MOST || position + Frame.HEAD + length > end) {
            throw new TornFrame("the frame is longer than the file", end - position);
        }
        ByteBuffer content = ByteBuffer.allocate(length);
        fill(content, position + Frame.HEAD);
        if (Frame.checksum(content.array()) != head.getInt()) {
            throw new TornFrame("the checksum does not match", (long) Frame.HEAD + length);
        }
        return content.array();
    }

    /// Copies bytes that cannot be read as a frame into a file beside this one.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException where that was done before
    Path setAside(long position, long length) throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + ".torn-" + position);
        try (FileChannel out =
                FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.transferTo(position, length, out);
            out.force(false);
        }
        return aside;
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
        private final long length;

        TornFrame(String why, long length) {
            super(why);
            this.length = length;
        }

        long length() {
            return length;
        }
    }
}
