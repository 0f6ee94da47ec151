package retorno.standalone.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/// The process's stdout for bytes, which says when nobody reads them any more.
public final class Stdout extends OutputStream {
    private static final int BUFFER = 1 << 16;

    private final PrintStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;

    public Stdout(PrintStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length > BUFFER - filled) {
            drain();
        }
        if (length > BUFFER) {
            out.write(bytes, from, length);
            return;
        }
        System.arraycopy(bytes, from, buffer, filled, length);
        filled += length;
    }

    private void drain() throws IOException {
        out.write(buffer, 0, filled);
        filled = 0;
        // Flushes as well; a PrintStream never throws.
        if (out.checkError()) {
            throw new IOException("nobody reads stdout any more");
        }
    }

    @Override
    public void flush() throws IOException {
        drain();
    }

    /// Leaves stdout itself open.
    @Override
    public void close() throws IOException {
        drain();
    }
}
