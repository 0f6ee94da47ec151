package retorno.worker.breaker;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import retorno.worker.rows.Dialect;

/// The table `intake_breaker`: the one place where a stopped partition is remembered. The worker
/// and the command line meet here, so it needs nothing but a database.
@Component
public class BreakerStore {
    private static final int LONGEST_CAUSE = 512;

    private static final String COLUMNS =
            """
            select topic, kafka_partition, state, cause, kafka_offset, items, failed,
              parser_version, since
            from intake_breaker
            """;

    private static final String ALL_TRIPPED =
            COLUMNS + " where state = 'tripped' order by topic, kafka_partition";

    private static final String ONE =
            COLUMNS + " where topic = :topic and kafka_partition = :partition";

    private static final String INSERT =
            """
            insert into intake_breaker
              (topic, kafka_partition, state, cause, kafka_offset, items, failed,
               parser_version, since)
            values
              (:topic, :partition, 'tripped', :cause, :offset, :items, :failed, :parser, :since)
            on conflict do nothing
            """;

    private static final String RESUME =
            """
            update intake_breaker set state = 'resumed'
            where topic = :topic and kafka_partition = :partition and state = 'tripped'
            """;

    private static final String DELETE =
            "delete from intake_breaker where topic = :topic and kafka_partition = :partition";

    private final JdbcClient jdbc;
    private final Dialect dialect;

    /// Any process may have one, a running worker beside it or not.
    public BreakerStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /// The partitions that stand still at present.
    public List<Trip> tripped() {
        return jdbc.sql(ALL_TRIPPED).query(this::trip).list();
    }

    /// Lets every stopped partition go on with the code there is: its items become dead letters as
    /// usual. A running worker notices within seconds, a stopped one when it starts.
    ///
    /// @return those that stood still until now; empty where none did
    public List<Trip> resume() {
        return tripped().stream().filter(trip -> update(RESUME, trip) == 1).toList();
    }

    /// What is remembered of a partition; empty where all is well.
    public Optional<Trip> find(String topic, int partition) {
        return jdbc.sql(ONE)
                .param("topic", topic)
                .param("partition", partition)
                .query(this::trip)
                .optional();
    }

    /// Remembers that a partition was stopped, unless something is remembered of it already.
    ///
    /// @return what is remembered now
    public Trip keep(Trip trip) {
        jdbc.sql(INSERT)
                .param("topic", trip.topic())
                .param("partition", trip.partition())
                .param("cause", cut(trip.cause()))
                .param("offset", trip.offset())
                .param("items", trip.items())
                .param("failed", trip.failed())
                .param("parser", trip.parserVersion())
                .param("since", dialect.time(trip.since()))
                .update();
        return find(trip.topic(), trip.partition()).orElse(trip);
    }

    /// Forgets a partition: all is well again.
    public void forget(Trip trip) {
        update(DELETE, trip);
    }

    private int update(String sql, Trip trip) {
        return jdbc.sql(sql)
                .param("topic", trip.topic())
                .param("partition", trip.partition())
                .update();
    }

    private Trip trip(ResultSet row, int number) throws SQLException {
        return new Trip(
                row.getString("topic"),
                row.getInt("kafka_partition"),
                Trip.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("cause"),
                row.getLong("kafka_offset"),
                row.getInt("items"),
                row.getInt("failed"),
                row.getInt("parser_version"),
                Objects.requireNonNull(dialect.instant(row, "since")));
    }

    private static String cut(String cause) {
        return cause.length() <= LONGEST_CAUSE ? cause : cause.substring(0, LONGEST_CAUSE);
    }
}
