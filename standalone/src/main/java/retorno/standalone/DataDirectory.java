package retorno.standalone;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import retorno.program.CannotStart;
import retorno.standalone.data.DataOptions;

/// The folder that holds all that must survive: Kafka's log and the database files. One process at
/// a time owns it; the operating system gives it free when that process ends, however it ends.
final class DataDirectory implements AutoCloseable {
    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /// Makes the folder where there is none, and takes it for this process.
    ///
    /// @throws CannotStart where another process has it, or it cannot be written to
    static DataDirectory take(Path directory) {
        Path root = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            FileChannel lock = FileChannel.open(root.resolve(".lock"), CREATE, WRITE);
            if (!locked(lock)) {
                lock.close();
                throw new CannotStart(
                        "the data directory %s is in use by another retorno: stop that one, or name another with --data"
                                .formatted(root));
            }
            return new DataDirectory(root, lock);
        } catch (FileAlreadyExistsException aFile) {
            throw new CannotStart("%s is not a directory: name one with --data".formatted(root));
        } catch (IOException failed) {
            throw new CannotStart(
                    "the data directory %s cannot be written to (%s): change its rights, or name another with --data"
                            .formatted(root, failed.getClass().getSimpleName()),
                    failed);
        }
    }

    /// The folder itself, absolute.
    Path root() {
        return root;
    }

    /// Kafka's log directory.
    Path kafka() {
        return root.resolve("kafka");
    }

    /// Leaves a note where Kafka listens, for the commands that look at this data.
    void brokerAt(String address) {
        try {
            Files.writeString(root.resolve(DataOptions.BROKER), address + "\n");
        } catch (IOException failed) {
            throw new CannotStart(
                    "the data directory %s cannot be written to".formatted(root), failed);
        }
    }

    /// The JDBC URL of a SQLite file there.
    String database(String file) {
        return "jdbc:sqlite:" + root.resolve(file);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }
}
