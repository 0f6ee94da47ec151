package retorno.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// TCP ports of this machine.
final class Ports {
    private Ports() {}

    /// The port to listen on: the wanted one, or any free one for 0.
    ///
    /// Looks before Kafka does, because Kafka reports a port in use with a stack trace.
    ///
    /// @param option what the user would change, for example `--broker-port`
    /// @throws CannotStart where another program listens there
    static int free(String address, int wanted, String option) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(address), wanted));
            return probe.getLocalPort();
        } catch (IOException | IllegalArgumentException taken) {
            throw new CannotStart(
                    "port %d on %s cannot be listened on (%s): stop the program that uses it, or choose another with %s"
                            .formatted(wanted, address, taken.getMessage(), option),
                    taken);
        }
    }
}
