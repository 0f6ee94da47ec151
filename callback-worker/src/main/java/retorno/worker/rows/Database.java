package retorno.worker.rows;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import retorno.program.CannotStart;

/// Makes a plain JDBC URL enough: what each database needs to be durable and alike is set here.
@Configuration(proxyBeanMethods = false)
class Database {
    /// A batch touches a page of each index for nearly every row. A cache of 96 MB holds a batch,
    /// so that no page is written twice for it, and a log of 256 MB lets many batches share what is
    /// written back into the file.
    private static final Map<String, String> SQLITE =
            Map.of(
                    "journal_mode", "WAL",
                    "synchronous", "FULL",
                    "cache_size", "-96000",
                    "wal_autocheckpoint", "65536",
                    "busy_timeout", "5000",
                    "foreign_keys", "true",
                    "transaction_mode", "IMMEDIATE");

    /// `WRITE_DELAY=0`: by default H2 loses what it committed last when the process is killed.
    private static final Map<String, String> H2 =
            Map.of(
                    "MODE", "PostgreSQL",
                    "DATABASE_TO_LOWER", "TRUE",
                    "DEFAULT_NULL_ORDERING", "HIGH",
                    "WRITE_DELAY", "0",
                    "DB_CLOSE_ON_EXIT", "FALSE");

    private static final Map<String, String> POSTGRESQL =
            Map.of(
                    "ApplicationName", "retorno",
                    "connectTimeout", "5",
                    "socketTimeout", "120",
                    "tcpKeepAlive", "true");

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

    /// A connection that the pool has thrown out cannot roll back, the database does that by
    /// itself; what failed before is what must be told.
    @Bean
    static JdbcTransactionManager transactions(DataSource pool) {
        return new JdbcTransactionManager(pool) {
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
                flyway.locations("classpath:db/migration/worker")
                        // By default a database of a newer version would be taken as ours.
                        .ignoreMigrationPatterns(new String[0])
                        .placeholders(dialect.placeholders());
    }

    /// The first to need the database: here it turns out whether it can be used.
    @Bean
    static FlywayMigrationStrategy migration(HikariDataSource pool, Dialect dialect) {
        return flyway -> {
            try {
                DataSource direct = unpooled(pool);
                Flyway.configure()
                        .configuration(flyway.getConfiguration())
                        .dataSource(direct)
                        .load()
                        .migrate();
                finishKeys(direct, dialect);
            } catch (SQLException | RuntimeException failed) { // drivers have exceptions of theirs
                throw DatabaseTrouble.of(pool.getJdbcUrl(), failed);
            }
        };
    }

    /// On one connection: H2 opens the file anew for the first of them.
    private static void finishKeys(DataSource direct, Dialect dialect) throws SQLException {
        try (Connection connection = direct.getConnection()) {
            new KeyChange(new SingleConnectionDataSource(connection, true), dialect).finish();
        }
    }

    /// The pool throws a connection out as soon as a statement fails on it; Flyway needs it a
    /// little longer, or what failed is never told. And H2 cannot check what a table's `check` says
    /// once the connection that made the table is closed, until the last one is.
    private static DataSource unpooled(HikariDataSource pool) throws SQLException {
        Properties settings = new Properties();
        settings.putAll(pool.getDataSourceProperties());
        SimpleDriverDataSource direct =
                new SimpleDriverDataSource(
                        DriverManager.getDriver(pool.getJdbcUrl()), pool.getJdbcUrl(), settings);
        direct.setUsername(pool.getUsername());
        direct.setPassword(pool.getPassword());
        return direct;
    }

    private static void tune(HikariDataSource pool) {
        String url = pool.getJdbcUrl();
        pool.setExceptionOverrideClassName(Eviction.class.getName());
        switch (Dialect.ofUrl(url)) {
            case SQLITE -> {
                makeFolder(url);
                set(pool, SQLITE);
            }
            case H2 -> set(pool, H2);
            case POSTGRESQL -> set(pool, POSTGRESQL);
        }
    }

    /// A setting that the URL has already is the operator's.
    private static void set(HikariDataSource pool, Map<String, String> settings) {
        String url = pool.getJdbcUrl().toLowerCase(Locale.ROOT);
        settings.forEach((key, value) -> {
            if (!url.matches(".*[;?&]" + key.toLowerCase(Locale.ROOT) + "=.*")) {
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
