package retorno.fake.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import retorno.fake.fault.Fault.Kind;
import retorno.fake.fault.Faults;
import retorno.fake.fault.Silence;
import retorno.fake.journal.Journal;
import retorno.fake.journal.Received;
import retorno.fake.resource.Params;
import retorno.fake.resource.Refusal;
import retorno.wire.Form;

/// Every request to the API passes here: who asks is checked, what is to go wrong goes wrong, and
/// what was asked is written down.
@Component
final class Gate extends OncePerRequestFilter {
    /// The request attribute that holds the [Params].
    static final String PARAMS = "params";

    private final Api api;
    private final Faults faults;
    private final Silence silence;

    Gate(Api api, Faults faults, Silence silence) {
        this.api = api;
        this.faults = faults;
        this.silence = silence;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest http) {
        return !http.getRequestURI().startsWith("/2010-04-01/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest http, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Params params = params(http);
        http.setAttribute(PARAMS, params);
        Optional<Kind> fault = faults.ofRequest(http.getMethod(), http.getRequestURI());
        Refusal refusal = before(http, fault);
        if (refusal != null) {
            note(http, params, refusal.status(), refusal.code(), fault);
            ApiErrors.write(refusal, response);
            return;
        }
        ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
        chain.doFilter(http, held);
        Integer code = (Integer) http.getAttribute(ApiErrors.CODE);
        note(http, params, held.getStatus(), code, fault);
        answer(held, response, fault);
    }

    private void answer(
            ContentCachingResponseWrapper held, HttpServletResponse response, Optional<Kind> fault)
            throws IOException {
        if (fault.isEmpty()) {
            held.copyBodyToResponse();
            return;
        }
        if (fault.get() == Kind.TIMEOUT) {
            silence.keep();
        }
        response.reset();
        ApiErrors.write(Refusal.outage(), response);
    }

    private @Nullable Refusal before(HttpServletRequest http, Optional<Kind> fault) {
        if (!authentic(http) || fault.equals(Optional.of(Kind.UNAUTHORIZED))) {
            return Refusal.unauthorized();
        }
        return fault.equals(Optional.of(Kind.TOO_MANY_REQUESTS)) ? Refusal.tooMany() : null;
    }

    private boolean authentic(HttpServletRequest http) {
        String credentials = api.account().sid() + ":" + api.account().authToken();
        String basic = Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
        String uri = http.getRequestURI();
        return ("Basic " + basic).equals(http.getHeader("Authorization"))
                && uri.startsWith(api.account().path());
    }

    private void note(
            HttpServletRequest http,
            Params params,
            int status,
            @Nullable Integer code,
            Optional<Kind> fault) {
        Journal journal = api.journal();
        journal.add(
                new Received(
                        api.timeline().now(),
                        http.getMethod(),
                        http.getRequestURI(),
                        params.fields(),
                        status,
                        code,
                        fault.map(Kind::name).orElse(null)));
    }

    private static Params params(HttpServletRequest http) throws IOException {
        String query = http.getQueryString();
        Form form = Form.of(query == null ? "" : query);
        form.fields().putAll(Form.of(http.getInputStream().readAllBytes()).fields());
        return new Params(form);
    }
}
