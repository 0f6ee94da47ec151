package retorno.ingest;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Opens every path that a provider posts to: the providers say which, not this program.
@Component
final class CallbackRoutes {
    CallbackRoutes(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            CallbackController controller) {
        Method receive = method("receive");
        Method probe = method("probe");
        for (String path : Route.BY_PATH.keySet()) {
            var how = mapping.getBuilderConfiguration();
            var any = RequestMappingInfo.paths(path).options(how);
            mapping.registerMapping(any.build(), controller, probe);
            // Spring answers OPTIONS by itself unless it is named.
            var options = any.methods(RequestMethod.OPTIONS);
            mapping.registerMapping(options.build(), controller, probe);
            var post = any.methods(RequestMethod.POST);
            mapping.registerMapping(post.build(), controller, receive);
        }
    }

    private static Method method(String name) {
        return requireNonNull(
                ReflectionUtils.findMethod(
                        CallbackController.class, name, HttpServletRequest.class));
    }
}
