package retorno.actions.database;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import retorno.program.CannotStart;

/// Makes a plain JDBC URL enough: what each database needs to be durable and alike is set here.
@Configuration(proxyBeanMethods = false)
class Database {
    /// A name of its own: the worker's tables and their history may be in the same database.
    private static final String HISTORY = "actions_schema_history";

    @Bean
    static Dialect dialect(Environment environment) {
        return Dialect.ofUrl(environment.getRequiredProperty("spring.datasource.url"));
    }

    @Bean
    static BeanPostProcessor databaseTuning() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    tune(pool);
                }
                return bean;
            }
        };
    }

    @Bean
    static HibernatePropertiesCustomizer hibernate(Dialect dialect) {
        return properties -> {
            if (dialect == Dialect.SQLITE) {
                properties.put(
                        "hibernate.dialect", "org.hibernate.community.dialect.SQLiteDialect");
            }
        };
    }

    /// A connection that the pool has thrown out cannot roll back, the database does that by
    /// itself; what failed before is what must be told.
    @Bean
    static JpaTransactionManager transactionManager(EntityManagerFactory entities) {
        return new JpaTransactionManager(entities) {
            @Override
            protected void doRollback(DefaultTransactionStatus status) {
                try {
                    super.doRollback(status);
                } catch (TransactionException | DataAccessException gone) {
                    logger.debug("not rolled back", gone);
                }
            }
        };
    }

    @Bean
    static FlywayConfigurationCustomizer tables(Dialect dialect) {
        return flyway ->
                flyway.locations("classpath:db/migration/actions")
                        .table(HISTORY)
                        .baselineOnMigrate(true)
                        .baselineVersion("0")
                        // By default a database of a newer version would be taken as ours.
                        .ignoreMigrationPatterns(new String[0])
                        .placeholders(dialect.types());
    }

    /// The first to need the database: here it turns out whether it can be used.
    @Bean
    static FlywayMigrationStrategy migration(HikariDataSource pool) {
        return flyway -> {
            try {
                Flyway.configure().configuration(flyway.getConfiguration()).load().migrate();
            } catch (FlywayException failed) {
                throw trouble(pool.getJdbcUrl(), failed);
            }
        };
    }

    /// What may be a secret in the URL is not repeated.
    private static CannotStart trouble(String url, FlywayException failed) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failed);
        String why = String.valueOf(cause.getMessage()).strip().lines().findFirst().orElse("");
        String advice =
                cause instanceof SQLException
                        ? "start it and let this user make tables there"
                        : "put a copy in its place";
        return new CannotStart(
                "the database %s cannot be used (%s): %s, or name another with SPRING_DATASOURCE_URL"
                        .formatted(url.replaceFirst("[?;].*", ""), why, advice),
                failed);
    }

    private static void tune(HikariDataSource pool) {
        String url = pool.getJdbcUrl();
        Dialect dialect = Dialect.ofUrl(url);
        if (dialect == Dialect.SQLITE) {
            makeFolder(url);
        }
        pool.setExceptionOverrideClassName(Eviction.class.getName());
        String set = url.toLowerCase(Locale.ROOT);
        dialect.connection()
                .forEach((key, value) -> {
                    // What the URL says already is the operator's word.
                    if (!set.matches(".*[;?&]" + key.toLowerCase(Locale.ROOT) + "=.*")) {
                        pool.addDataSourceProperty(key, value);
                    }
                });
    }

    private static void makeFolder(String url) {
        String file = url.substring("jdbc:sqlite:".length()).replaceFirst("\\?.*", "");
        Path folder = file.startsWith("file:") || file.isEmpty() ? null : Path.of(file).getParent();
        if (folder != null) {
            try {
                Files.createDirectories(folder);
            } catch (IOException failed) {
                throw new CannotStart(
                        "the folder of the database, %s, cannot be made: change the rights of the one above it, or name another with SPRING_DATASOURCE_URL"
                                .formatted(folder.toAbsolutePath()),
                        failed);
            }
        }
    }
}
