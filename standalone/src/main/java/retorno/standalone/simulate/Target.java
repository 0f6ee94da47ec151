package retorno.standalone.simulate;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import retorno.standalone.data.CannotAnswer;

/// Where requests go.
///
/// @param url without a trailing slash
record Target(String url, String host, int port) {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// @throws CannotAnswer where the text is no such address
    static Target of(String text) {
        try {
            URI uri = URI.create(text);
            boolean https = "https".equalsIgnoreCase(uri.getScheme());
            boolean http = https || "http".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null && uri.getQuery() == null) {
                int usual = https ? 443 : 80;
                int port = uri.getPort() < 0 ? usual : uri.getPort();
                return new Target(text.replaceFirst("/+$", ""), uri.getHost(), port);
            }
        } catch (IllegalArgumentException none) {
            // said below
        }
        throw new CannotAnswer(
                "--to %s is no address such as http://127.0.0.1:8080".formatted(text));
    }

    /// @throws CannotAnswer where nobody does
    void mustListen() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
        } catch (IOException | IllegalArgumentException nobody) {
            throw new CannotAnswer(
                    "nobody listens at %s: start ./retorno up, or say where with --to"
                            .formatted(url));
        }
    }
}
