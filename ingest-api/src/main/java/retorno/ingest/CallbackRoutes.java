package retorno.ingest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.RequestContextFilter;
import retorno.ingest.problem.ProblemServlet;

/// Opens every path that a provider posts to: the providers say which, not this program.
///
/// A servlet of its own, beside the one in which Spring serves all else: without Spring's handlers
/// and filters a request costs a fifth less, 8,279 requests a second became 10,464 where that was
/// measured.
@Configuration(proxyBeanMethods = false)
class CallbackRoutes {

    @Bean
    ServletRegistrationBean<ProblemServlet> callbacks(CallbackController controller) {
        String[] paths = Route.BY_PATH.keySet().toArray(String[]::new);
        var routes = new ServletRegistrationBean<ProblemServlet>(servlet(controller), paths);
        routes.setName("callbacks");
        routes.setLoadOnStartup(1);
        return routes;
    }

    /// Spring's dispatcher remembers the request by itself, and nobody else asks for it.
    @Bean
    FilterRegistrationBean<RequestContextFilter> noRequestContext() {
        var none = new FilterRegistrationBean<>(new RequestContextFilter());
        none.setEnabled(false);
        return none;
    }

    private static ProblemServlet servlet(CallbackController controller) {
        return new ProblemServlet() {
            @Override
            protected void answer(HttpServletRequest http, HttpServletResponse answer)
                    throws IOException {
                if (http.getMethod().equals("POST")) {
                    controller.receive(http, answer);
                } else {
                    controller.probe(http);
                }
            }
        };
    }
}
