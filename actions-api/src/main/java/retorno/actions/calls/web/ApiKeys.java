package retorno.actions.calls.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import retorno.actions.settings.ActionsSettings;

/// Who may place calls, which costs money, and read of them, which is about people. Where no key is
/// set, everybody on this machine may: the program does not listen to others then.
@Component
class ApiKeys implements WebMvcConfigurer, HandlerInterceptor {
    private final ActionsSettings settings;

    ApiKeys(ActionsSettings settings) {
        this.settings = settings;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/v1/phone/call", "/v1/phone/calls/**", "/v1/phone/widgets/**");
    }

    /// Pages of other sites may read only where they are named.
    @Override
    public void addCorsMappings(CorsRegistry registry) {
        if (!settings.actions().allowedOrigins().isEmpty()) {
            registry.addMapping("/v1/phone/**")
                    .allowedOrigins(settings.actions().allowedOrigins().toArray(String[]::new))
                    .allowedMethods("GET", "POST");
        }
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean preflight = HttpMethod.OPTIONS.matches(request.getMethod());
        if (!settings.apiKeys().isEmpty() && !preflight && !known(given(request))) {
            throw Refusal.unknownKey();
        }
        return true;
    }

    /// The key that a request brings; empty where it brings none.
    static String given(HttpServletRequest request) {
        String own = request.getHeader("X-API-Key");
        if (own != null) {
            return own.strip();
        }
        String authorization = request.getHeader("Authorization");
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).strip()
                : "";
    }

    private boolean known(String given) {
        byte[] bytes = given.getBytes(UTF_8);
        boolean known = false;
        for (String key : settings.apiKeys()) {
            known |= MessageDigest.isEqual(key.getBytes(UTF_8), bytes);
        }
        return known;
    }
}
