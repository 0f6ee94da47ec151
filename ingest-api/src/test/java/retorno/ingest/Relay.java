package retorno.ingest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/// A port that leads to the broker: the network's far end, which tests open when they like.
final class Relay implements AutoCloseable {
    private final ServerSocket door;
    private final URI target;

    Relay(int port, String address) throws IOException {
        target = URI.create("tcp://" + address);
        door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::serve);
    }

    private void serve() {
        try {
            while (true) {
                Socket near = door.accept();
                Socket far = new Socket(target.getHost(), target.getPort());
                Thread.startVirtualThread(() -> copy(near, far));
                Thread.startVirtualThread(() -> copy(far, near));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // One side has gone: both are closed.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
