package retorno.ingest.spool;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads one file frame by frame, passing over what is damaged after copying it aside.
final class Cursor {
    private static final Logger LOG = LoggerFactory.getLogger(Cursor.class);

    private final Segment segment;
    private long position;
    private long frameBytes;
    private long sequence;

    Cursor(Segment segment, long position) {
        this.segment = segment;
        this.position = position;
        this.sequence = segment.firstSequence() - 1;
    }

    Segment segment() {
        return segment;
    }

    long position() {
        return position;
    }

    /// The size of the frame that [#next] gave last.
    long frameBytes() {
        return frameBytes;
    }

    /// The next whole frame; null at the end of the file.
    @Nullable Spooled next() throws IOException {
        while (position < segment.end()) {
            try {
                byte[] content = segment.contentAt(position);
                Spooled spooled = read(content);
                frameBytes = Frame.HEAD + (long) content.length;
                position += frameBytes;
                sequence = spooled.sequence();
                return spooled;
            } catch (Segment.TornFrame torn) {
                long start = position;
                position = segment.wholeFrameAfter(start, sequence);
                setAside(start, torn);
            }
        }
        return null;
    }

    private static Spooled read(byte[] content) throws Segment.TornFrame {
        try {
            return Frame.read(content);
        } catch (IOException undecodable) {
            throw new Segment.TornFrame("the frame cannot be decoded");
        }
    }

    private void setAside(long start, Segment.TornFrame torn) throws IOException {
        long length = position - start;
        try {
            Path aside = segment.setAside(start, length);
            LOG.warn(
                    "{} at byte {}: {}; {} bytes are set aside in {}",
                    segment.path(),
                    start,
                    torn.getMessage(),
                    length,
                    aside.getFileName());
        } catch (FileAlreadyExistsException toldBefore) {
            LOG.debug("{} at byte {} was set aside before", segment.path(), start);
        }
    }
}
