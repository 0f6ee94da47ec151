package retorno.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/// One connection that is kept: a request out, its answer in. The JDK's client takes more of the
/// CPU for a request than the server that is measured beside it.
final class Wire implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final int port;
    private @Nullable DefaultBHttpClientConnection connection;

    Wire(int port) {
        this.port = port;
    }

    /// @return the status
    int post(ClassicHttpRequest request) throws IOException, HttpException {
        DefaultBHttpClientConnection open = connection == null ? connect() : connection;
        connection = null; // after a failure it is good for nothing
        open.sendRequestHeader(request);
        open.sendRequestEntity(request);
        open.flush();
        ClassicHttpResponse answer = open.receiveResponseHeader();
        if (MessageSupport.canResponseHaveBody(request.getMethod(), answer)) {
            open.receiveResponseEntity(answer);
            EntityUtils.consume(answer.getEntity());
        }
        if (DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, answer, null)) {
            connection = open;
        } else {
            open.close();
        }
        return answer.getCode();
    }

    private DefaultBHttpClientConnection connect() throws IOException {
        Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        DefaultBHttpClientConnection made = new DefaultBHttpClientConnection(Http1Config.DEFAULT);
        made.bind(socket);
        return made;
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close(CloseMode.IMMEDIATE);
        }
    }
}
