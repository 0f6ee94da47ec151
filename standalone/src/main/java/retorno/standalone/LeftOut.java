package retorno.standalone;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// What Spring must not set up for a program although its library is there: here all programs share
/// one class path, and each is to be what it is in an image of its own, as quick and as small.
///
/// Auto-configurations are named by how their class names begin, so that a library's next one is
/// left out as well.
final class LeftOut implements AutoConfigurationImportFilter, EnvironmentAware {
    private static final String SETTING = "retorno.left-out";

    /// Where no library keeps files.
    private static final String NO_FILES = "classpath:/static/";

    /// What the actions bring: persistence, an HTTP client, the OpenAPI document and its page, and
    /// what those are made of.
    private static final List<String> OF_ACTIONS =
            List.of(
                    "org.springdoc.",
                    "org.springframework.boot.autoconfigure.aop.",
                    "org.springframework.boot.data.",
                    "org.springframework.boot.hibernate.",
                    "org.springframework.boot.http.client.",
                    "org.springframework.boot.restclient.",
                    "org.springframework.boot.transaction.jta.",
                    "org.springframework.boot.validation.");

    /// What the worker brings: ingest owns no database.
    private static final List<String> OF_WORKER =
            List.of("org.springframework.boot.flyway.", "org.springframework.boot.jdbc.");

    private List<String> beginnings = List.of();

    /// For the worker, and for ingest beside it.
    static Map<String, Object> forWorker() {
        return settings(OF_ACTIONS);
    }

    /// For ingest alone.
    static Map<String, Object> forIngest() {
        return settings(Stream.concat(OF_ACTIONS.stream(), OF_WORKER.stream()).toList());
    }

    private static Map<String, Object> settings(List<String> beginnings) {
        return Map.of(
                SETTING,
                String.join(",", beginnings),
                "spring.main.sources",
                Mvc.class.getName(),
                "spring.web.resources.static-locations",
                NO_FILES,
                "spring.web.resources.chain.enabled",
                "false");
    }

    @Override
    public void setEnvironment(Environment environment) {
        beginnings = List.of(environment.getProperty(SETTING, String[].class, new String[0]));
    }

    @Override
    public boolean[] match(
            @Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] stays = new boolean[autoConfigurations.length];
        for (int i = 0; i < stays.length; i++) {
            stays[i] = stays(autoConfigurations[i]);
        }
        return stays;
    }

    /// Another filter has made null of those that it left out.
    private boolean stays(@Nullable String name) {
        return name != null && beginnings.stream().noneMatch(name::startsWith);
    }

    /// What Spring MVC does by itself where it finds Bean Validation and the files of a page.
    @Configuration(proxyBeanMethods = false)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class Mvc implements WebMvcConfigurer {
        @Override
        public void addResourceHandlers(ResourceHandlerRegistry registry) {
            registry.addResourceHandler("/webjars/**").addResourceLocations(NO_FILES);
        }

        @Override
        public Validator getValidator() {
            return new Validator() {
                @Override
                public boolean supports(Class<?> type) {
                    return false;
                }

                @Override
                public void validate(Object target, Errors errors) {}
            };
        }
    }
}
