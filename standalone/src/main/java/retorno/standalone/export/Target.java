package retorno.standalone.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that is there only when it is whole: until then its bytes are in another one beside it,
/// which [#close] removes. Threads may close it while another writes.
public final class Target implements AutoCloseable {
    private final Path file;
    private final Path part;
    private final boolean force;
    private final OutputStream stream;
    private boolean closed;

    private Target(Path file, Path part, boolean force) throws IOException {
        this.file = file;
        this.part = part;
        this.force = force;
        stream = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
    }

    /// @param force whether a file of that name may be replaced
    /// @throws FileAlreadyExistsException where there is one, and it may not
    public static Target of(Path file, boolean force) throws IOException {
        refuse(file, force);
        String name = "%s.%d.part".formatted(file.getFileName(), ProcessHandle.current().pid());
        return new Target(file, file.resolveSibling(name), force);
    }

    /// Takes the bytes.
    public OutputStream stream() {
        return stream;
    }

    /// All bytes are there, and the stream is closed: gives the file its name.
    public synchronized void done() throws IOException {
        if (closed) {
            throw new IOException("stopped before the end");
        }
        refuse(file, force);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Leaves nothing behind but a whole file.
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        Files.deleteIfExists(part);
    }

    private static void refuse(Path file, boolean force) throws IOException {
        if (Files.exists(file) && !(force && Files.isRegularFile(file))) {
            throw new FileAlreadyExistsException(file.toString());
        }
    }
}
