package retorno.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;

/// TCP ports of this machine. Looked at before a server does, because servers report a port in use
/// with a stack trace.
public final class Ports {
    private static final int LAST = 65_535;
    private static final String EVERY = "0.0.0.0";

    private Ports() {}

    /// The port to listen on: the wanted one, or any free one for 0.
    ///
    /// @param address blank: every one that this machine has
    /// @param option what the user would change, for example `--broker-port`
    /// @throws CannotStart where nobody could listen there, or another program does
    public static int free(String address, int wanted, String option) {
        if (wanted < 0 || wanted > LAST) {
            throw new CannotStart(
                    "%d is no port: choose one from 0 to %d with %s"
                            .formatted(wanted, LAST, option));
        }
        InetAddress ours = ofThisMachine(address);
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(ours, wanted));
            return probe.getLocalPort();
        } catch (IOException taken) {
            throw new CannotStart(
                    "port %d on %s cannot be listened on (%s): stop the program that uses it, or choose another with %s"
                            .formatted(wanted, address, taken.getMessage(), option),
                    taken);
        }
    }

    private static InetAddress ofThisMachine(String address) {
        try {
            InetAddress known = InetAddress.getByName(address.isBlank() ? EVERY : address);
            if (known.isAnyLocalAddress() || NetworkInterface.getByInetAddress(known) != null) {
                return known;
            }
        } catch (IOException unknown) {
            // A name that says nothing here is no address of ours either.
        }
        throw new CannotStart(
                "%s is no address of this machine: listen on one that it has, such as 127.0.0.1"
                        .formatted(address));
    }
}
