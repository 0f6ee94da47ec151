package retorno.actions.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.web.client.RestClient;

/// How requests travel: once, over a connection of their own, without following redirects, and for
/// a limited time in all.
///
/// A connection is never used twice. One that waits for its next request may be closed by the other
/// side at any moment, and whether the request that met its end was read nobody can tell.
final class TwilioHttp {
    /// How many requests may be under way at once; more wait for a place.
    private static final int CONNECTIONS = 50;

    private static final String CONNECTED = "retorno.connected";

    private TwilioHttp() {}

    /// No connection was made, so no byte of the request has left.
    static final class NotConnected extends IOException {
        NotConnected(Exception cause) {
            super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
        }
    }

    static RestClient restClient(TwilioSettings settings, CloseableHttpClient client) {
        String account = settings.accountSid();
        return RestClient.builder()
                .baseUrl(settings.baseUrl() + "/2010-04-01/Accounts/" + account)
                .requestFactory(new Bounded(client, settings))
                .configureMessageConverters(converters ->
                        converters
                                .addCustomConverter(new FormHttpMessageConverter())
                                .addCustomConverter(new ByteArrayHttpMessageConverter()))
                .defaultHeaders(headers -> {
                    headers.setBasicAuth(account, settings.authToken(), UTF_8);
                    headers.set(HttpHeaders.ACCEPT, "application/json");
                    headers.set(HttpHeaders.CONNECTION, "close");
                })
                .defaultStatusHandler(status -> !status.is2xxSuccessful(), Failures::raise)
                .build();
    }

    static CloseableHttpClient client(TwilioSettings settings) {
        String connect = ChainElement.CONNECT.name();
        return HttpClientBuilder.create()
                .setConnectionManager(connections(settings))
                .setDefaultRequestConfig(limits(settings))
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableAuthCaching()
                .disableCookieManagement()
                .disableContentCompression()
                .setUserAgent("Retorno")
                .addExecInterceptorBefore(connect, "before-connection", TwilioHttp::connecting)
                .addExecInterceptorAfter(connect, "after-connection", TwilioHttp::connected)
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(TwilioSettings settings) {
        Timeout connect = Timeout.of(settings.connectTimeout());
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setSocketTimeout(Timeout.of(settings.readTimeout()))
                                .build())
                .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build())
                .build();
    }

    private static RequestConfig limits(TwilioSettings settings) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(settings.connectTimeout()))
                .setResponseTimeout(Timeout.of(settings.readTimeout()))
                .setAuthenticationEnabled(false)
                .build();
    }

    /// What fails before [#connected] is reached was not sent: a fact, not a guess by exception.
    private static ClassicHttpResponse connecting(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        try {
            return chain.proceed(request, scope);
        } catch (IOException | IllegalStateException failed) {
            // the latter once the client is closed
            if (scope.clientContext.getAttribute(CONNECTED) == null) {
                throw new NotConnected(failed);
            }
            throw failed;
        }
    }

    private static ClassicHttpResponse connected(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        scope.clientContext.setAttribute(CONNECTED, true);
        return chain.proceed(request, scope);
    }

    /// Ends what takes too long in all: an answer that comes byte by byte never lets a single read
    /// time out.
    private static final class Bounded extends HttpComponentsClientHttpRequestFactory {
        private final Duration longest;

        Bounded(CloseableHttpClient client, TwilioSettings settings) {
            super(client);
            this.longest = settings.connectTimeout().multipliedBy(2).plus(settings.readTimeout());
        }

        @Override
        protected void postProcessHttpRequest(ClassicHttpRequest request) {
            if (request instanceof Cancellable running) {
                CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(running::cancel);
            }
        }
    }
}
