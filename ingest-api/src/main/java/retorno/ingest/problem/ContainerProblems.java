package retorno.ingest.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Problems for what never reaches a handler: filters and Tomcat itself report here, no HTML page
/// is ever sent.
@Controller
final class ContainerProblems
        implements ErrorController, WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    @RequestMapping("/error")
    ResponseEntity<byte[]> error(HttpServletRequest http) {
        Object status = http.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Whoever asks for this path by its name finds nothing.
        Problem problem = Problem.of(status instanceof Integer known ? known : 404);
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.json());
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addContextCustomizers(context ->
                ((StandardHost) context.getParent())
                        .setErrorReportValveClass(ProblemValve.class.getName()));
    }
}
