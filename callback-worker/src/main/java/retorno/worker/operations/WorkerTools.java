package retorno.worker.operations;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import retorno.worker.WorkerSettings;
import retorno.worker.intake.EventRouter;
import retorno.worker.intake.RecordReader;
import retorno.worker.lag.Onlooker;
import retorno.worker.lag.Positions;

/// The worker's tables and topics for the command line: the same settings, but nothing is consumed,
/// served or migrated.
public final class WorkerTools implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private WorkerTools(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// Opens the tools; connections are made when they are first needed.
    ///
    /// @param defaults what holds where neither the environment nor a file says otherwise
    /// @param settings what the command line decided, above everything else
    public static WorkerTools open(Map<String, Object> defaults, Map<String, String> settings) {
        SpringApplication application = new SpringApplication(Parts.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(Map.copyOf(defaults));
        return new WorkerTools(
                application.run(
                        settings.entrySet().stream()
                                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                                .toArray(String[]::new)));
    }

    /// A door of the worker, for example [retorno.worker.ledger.Ledger].
    public <T> T the(Class<T> door) {
        return context.getBean(door);
    }

    @Override
    public void close() {
        context.close();
    }

    /// Not a `@Configuration`: the worker's own scan must not find it.
    @EnableConfigurationProperties(WorkerSettings.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        KafkaAutoConfiguration.class
    })
    @ComponentScan({
        "retorno.worker.rows",
        "retorno.worker.email",
        "retorno.worker.sms",
        "retorno.worker.calls",
        "retorno.worker.ledger",
        "retorno.worker.deadletter",
        "retorno.worker.breaker",
        "retorno.worker.passes",
        "retorno.worker.outbox",
        "retorno.worker.retry",
        "retorno.worker.replay",
        "retorno.worker.export",
        "retorno.worker.timeline"
    })
    @Import({EventRouter.class, RecordReader.class, Onlooker.class, Positions.class})
    static class Parts {}
}
