package retorno.standalone;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/// What Boot must not set up for a program although its library is there: here all programs share
/// one class path, and each is to be what it is in an image of its own. Named by how the class
/// names begin, so that a library's next auto-configuration is left out as well.
final class LeftOut implements AutoConfigurationImportFilter, EnvironmentAware {
    /// Names the beginnings, as a comma list.
    static final String SETTING = "retorno.left-out";

    /// Persistence, an HTTP client and the OpenAPI document: half a second of every start, some
    /// 30 MB, and pages that nobody asked for.
    private static final List<String> OF_ACTIONS =
            List.of(
                    "org.springdoc.",
                    "org.springframework.boot.data.",
                    "org.springframework.boot.hibernate.",
                    "org.springframework.boot.http.client.",
                    "org.springframework.boot.restclient.",
                    "org.springframework.boot.validation.");

    /// Ingest owns no database.
    private static final List<String> OF_WORKER =
            List.of("org.springframework.boot.flyway.", "org.springframework.boot.jdbc.");

    /// For the worker, and for ingest beside it.
    static final String FOR_WORKER = String.join(",", OF_ACTIONS);

    /// For ingest alone.
    static final String FOR_INGEST =
            String.join(",", Stream.concat(OF_ACTIONS.stream(), OF_WORKER.stream()).toList());

    private List<String> beginnings = List.of();

    @Override
    public void setEnvironment(Environment environment) {
        beginnings = List.of(environment.getProperty(SETTING, String[].class, new String[0]));
    }

    @Override
    public boolean[] match(
            @Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[autoConfigurations.length];
        Arrays.setAll(matches, i -> stays(autoConfigurations[i]));
        return matches;
    }

    /// Another filter has made null of those that it left out.
    private boolean stays(@Nullable String name) {
        return name != null && beginnings.stream().noneMatch(name::startsWith);
    }
}
