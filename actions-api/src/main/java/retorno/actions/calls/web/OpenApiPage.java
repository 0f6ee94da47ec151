package retorno.actions.calls.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the document at `/v3/api-docs` and the page at `/swagger-ui.html` say of themselves.
@Configuration(proxyBeanMethods = false)
class OpenApiPage {
    private static final String KEY = "key";

    @Bean
    OpenAPI document() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Retorno actions")
                                .version("1")
                                .description(
                                        "Calls an activist, then his target, and follows both"
                                                + " legs."))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        KEY,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
    }
}
