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

    Cursor(Segment segment, long position) {
        this.segment = segment;
        this.position = position;
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
            long start = position;
            try {
                byte[] content = segment.contentAt(start);
                frameBytes = Frame.HEAD + (long) content.length;
                position = start + frameBytes;
                return read(content);
            } catch (Segment.TornFrame torn) {
                position = start + torn.length();
                setAside(start, torn);
            }
        }
        return null;
    }

    private Spooled read(byte[] content) throws Segment.TornFrame {
        try {
            return Frame.read(content);
        } catch (IOException undecodable) {
            throw new Segment.TornFrame("the frame cannot be decoded", frameBytes);
        }
    }

    private void setAside(long start, Segment.TornFrame torn) throws IOException {
        try {
            Path aside = segment.setAside(start, torn.length());
            LOG.warn(
                    "{} at byte {}: {}; {} bytes are set aside in {}",
                    segment.path(),
                    start,
                    torn.getMessage(),
                    torn.length(),
                    aside.getFileName());
        } catch (FileAlreadyExistsException toldBefore) {
            LOG.debug("{} at byte {} was set aside before", segment.path(), start);
        }
    }
}
