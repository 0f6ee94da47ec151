package retorno.ingest.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.Http11NioProtocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A Tomcat of its own, so that it can begin to stop at the one moment that matters: between a
/// request's first line and its headers.
class ProblemValveTest {
    private static final String POST =
            "POST /email HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}";

    @TempDir Path directory;

    private final Tomcat tomcat = new Tomcat();
    private final Stopping stopping = new Stopping();
    private final AtomicInteger served = new AtomicInteger();

    @BeforeEach
    void start() throws LifecycleException {
        tomcat.setBaseDir(directory.toString());
        Connector connector = new Connector(stopping);
        connector.setPort(0);
        tomcat.setConnector(connector);
        ((StandardHost) tomcat.getHost()).setErrorReportValveClass(ProblemValve.class.getName());
        Context context = tomcat.addContext("", directory.toString());
        Tomcat.addServlet(context, "all", new Served());
        context.addServletMappingDecoded("/", "all");
        tomcat.start();
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void aRequestThatComesAsItStopsIsAskedToComeAgain() throws IOException {
        stopping.askedBefore = 1;
        assertThat(answer(POST))
                .startsWith("HTTP/1.1 503 ")
                .containsIgnoringCase("\r\nRetry-After: 5\r\n")
                .containsIgnoringCase("\r\nConnection: close\r\n")
                .contains("\r\nContent-Type: application/problem+json\r\n")
                .contains("urn:retorno:problem:stopping", "send it again");
        assertThat(served).hasValue(0);
    }

    @Test
    void soIsOneThatFindsNothingBehindIt() throws Exception {
        String post = POST.replace("Host", "Connection: close\r\nHost");
        tomcat.getHost().removeChild(tomcat.getHost().findChildren()[0]);
        assertThat(answer(post)).startsWith("HTTP/1.1 404 ").contains("problem:http-404");
        stopping.askedBefore = 2;
        assertThat(answer(post))
                .startsWith("HTTP/1.1 503 ")
                .containsIgnoringCase("\r\nRetry-After: 5\r\n")
                .contains("problem:stopping");
    }

    /// Which has no headers that must be there.
    @Test
    void soIsOneOfAnOlderHttp() throws IOException {
        stopping.askedBefore = 1;
        assertThat(answer("POST /email HTTP/1.0\r\n\r\n"))
                .startsWith("HTTP/1.1 503 ")
                .containsIgnoringCase("\r\nRetry-After: 5\r\n");
        assertThat(served).hasValue(0);
    }

    @Test
    void aRequestWithoutAHostIsMalformedAtAnyTime() throws IOException {
        String without = POST.replace("Host: x\r\n", "");
        assertThat(answer(without)).startsWith("HTTP/1.1 400 ").contains("problem:http-400");
        stopping.askedBefore = 2;
        assertThat(answer(without)).startsWith("HTTP/1.1 400 ").contains("problem:http-400");
        assertThat(served).hasValue(0);
    }

    private String answer(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", tomcat.getConnector().getLocalPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    /// Has stopped once it was asked so often.
    private static final class Stopping extends Http11NioProtocol {
        private volatile int askedBefore = Integer.MAX_VALUE;
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public boolean isPaused() {
            return askedBefore != Integer.MAX_VALUE && asked.getAndIncrement() >= askedBefore;
        }
    }

    private final class Served extends HttpServlet {
        @Override
        protected void service(HttpServletRequest http, HttpServletResponse answer) {
            served.incrementAndGet();
        }
    }
}
