package retorno.worker;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import retorno.worker.intake.EventRouter;
import retorno.worker.intake.RecordReader;

/// The tables with their stores on one database, without Kafka.
public final class Tables implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    public Tables(Map<String, String> datasource) {
        context =
                new SpringApplicationBuilder(Stores.class)
                        .web(WebApplicationType.NONE)
                        .properties(
                                "spring.config.name=none",
                                "retorno.worker.topics=none",
                                "retorno.worker.partitions=1",
                                "retorno.worker.events=true",
                                "logging.level.root=WARN",
                                "spring.main.banner-mode=off")
                        .run(
                                datasource.entrySet().stream()
                                        .map(setting ->
                                                "--" + setting.getKey() + "=" + setting.getValue())
                                        .toArray(String[]::new));
    }

    public <T> T the(Class<T> bean) {
        return context.getBean(bean);
    }

    public JdbcTemplate jdbc() {
        return the(JdbcTemplate.class);
    }

    public <T> T inTransaction(Supplier<T> work) {
        return new TransactionTemplate(the(PlatformTransactionManager.class))
                .execute(status -> work.get());
    }

    public List<Map<String, Object>> rows(String table) {
        return jdbc().queryForList("select * from " + table + " order by id");
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration
    @EnableAutoConfiguration
    @EnableConfigurationProperties(WorkerSettings.class)
    @ComponentScan({
        "retorno.worker.rows",
        "retorno.worker.breaker",
        "retorno.worker.email",
        "retorno.worker.sms",
        "retorno.worker.calls",
        "retorno.worker.ledger",
        "retorno.worker.deadletter",
        "retorno.worker.passes",
        "retorno.worker.outbox",
        "retorno.worker.retry",
        "retorno.worker.export",
        "retorno.worker.timeline"
    })
    @Import({EventRouter.class, RecordReader.class})
    static class Stores {}
}
