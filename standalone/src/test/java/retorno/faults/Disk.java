package retorno.faults;

import java.io.IOException;
import java.nio.file.Path;

/// A small disk in memory, mounted for the length of a test.
record Disk(Path at, boolean mounted) implements AutoCloseable {

    /// @param size as `mount` has it, `2m`
    static Disk mount(Path at, String size) throws IOException, InterruptedException {
        Process mount =
                new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", "" + at)
                        .redirectErrorStream(true)
                        .start();
        mount.getInputStream().readAllBytes();
        Disk disk = new Disk(at, mount.waitFor() == 0);
        if (disk.mounted) {
            Runtime.getRuntime().addShutdownHook(new Thread(disk::unmount));
        }
        return disk;
    }

    @Override
    public void close() {
        unmount();
    }

    /// Once more does no harm.
    private void unmount() {
        if (!mounted) {
            return;
        }
        try {
            new ProcessBuilder("umount", "-l", "" + at).redirectErrorStream(true).start().waitFor();
        } catch (IOException gone) {
            System.err.println(at + " is still mounted: " + gone.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
