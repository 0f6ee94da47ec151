package retorno.worker.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import retorno.worker.rows.Dialect;

/// The view `message_timeline`, asked in ways that every table behind it has an index for.
@Component
class TimelineStore {
    private static final String ENTRIES =
            """
            select happened_at, channel, event, status, recipient, id_externo, qj_contact_id, campaign,
              detail, provider, receipt
            from message_timeline
            """;

    private static final String OLDEST_FIRST =
            """
            order by happened_at, data_recebimento, event_key limit :most
            """;

    private static final String OF_CONTACT =
            ENTRIES + "where qj_contact_id = :contact\n" + OLDEST_FIRST;

    private static final String OF_ID = ENTRIES + "where id_externo = :id\n" + OLDEST_FIRST;

    private static final String OF_RECIPIENTS =
            ENTRIES + "where recipient in (:recipients)\n" + OLDEST_FIRST;

    static final String SPELLINGS =
            """
            select distinct email from email_callback
            where lower(email) = :address and email <> lower(email)
            """;

    private final JdbcClient jdbc;
    private final Dialect dialect;

    TimelineStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    List<Happening> ofContact(long contactId, int most) {
        return entries(jdbc.sql(OF_CONTACT).param("contact", contactId), most);
    }

    List<Happening> ofId(String id, int most) {
        return entries(jdbc.sql(OF_ID).param("id", id), most);
    }

    List<Happening> ofRecipients(Collection<String> recipients, int most) {
        return entries(jdbc.sql(OF_RECIPIENTS).param("recipients", recipients), most);
    }

    /// How an address is spelled in the table where it has capitals. The index is of those alone.
    List<String> spellings(String address) {
        return jdbc.sql(SPELLINGS)
                .param("address", address.toLowerCase(Locale.ROOT))
                .query((row, i) -> row.getString(1))
                .list();
    }

    private List<Happening> entries(JdbcClient.StatementSpec query, int most) {
        return query.param("most", most).query((row, i) -> entry(row)).list();
    }

    private Happening entry(ResultSet row) throws SQLException {
        long contact = row.getLong("qj_contact_id");
        Long contactId = row.wasNull() ? null : contact;
        return new Happening(
                Objects.requireNonNull(dialect.instant(row, "happened_at")),
                row.getString("channel"),
                row.getString("event"),
                row.getString("status"),
                row.getString("recipient"),
                row.getString("id_externo"),
                contactId,
                row.getString("campaign"),
                row.getString("detail"),
                row.getString("provider"),
                row.getString("receipt"));
    }
}
