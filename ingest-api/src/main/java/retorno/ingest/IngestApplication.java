package retorno.ingest;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/// The program `ingest-api`.
@SpringBootApplication
@EnableConfigurationProperties(IngestSettings.class)
public class IngestApplication {

    /// Serves until it is told to stop; a setting that cannot work ends it with exit code 1.
    public static void main(String[] args) {
        SpringApplication.run(IngestApplication.class, args);
    }
}
