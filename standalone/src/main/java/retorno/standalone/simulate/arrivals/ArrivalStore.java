package retorno.standalone.simulate.arrivals;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the worker's tables say of items that were sent. Only reads.
final class ArrivalStore {
    private static final String MARK = "select coalesce(max(id), 0) from callback_ledger";

    private static final String BOOKS =
            """
            select
              coalesce(sum(items), 0) as items, coalesce(sum(stored), 0) as stored,
              coalesce(sum(duplicates), 0) as duplicates,
              coalesce(sum(dead_letters), 0) as dead_letters, coalesce(sum(ignored), 0) as ignored
            from callback_ledger where id > :mark
            """;

    private static final String FOUND =
            """
            select event_key, receipt, 0 as letter from email_callback where event_key in (:keys)
            union all
            select event_key, receipt, 0 as letter from sms_callback where event_key in (:keys)
            union all
            select event_key, receipt, 0 as letter from call_callback where event_key in (:keys)
            union all
            select event_key, receipt, 1 as letter from dead_letter where event_key in (:keys)
            """;

    private final JdbcClient jdbc;

    ArrivalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Where an item ended.
    ///
    /// @param receipt of the request that brought it first
    /// @param letter whether it is a dead letter
    record Place(String receipt, boolean letter) {}

    /// Where the ledger ends now.
    long mark() {
        return jdbc.sql(MARK).query(Long.class).single();
    }

    /// What was entered behind a mark, whoever sent it.
    Arrivals.Books since(long mark) {
        return jdbc.sql(BOOKS)
                .param("mark", mark)
                .query((row, i) ->
                        new Arrivals.Books(
                                row.getLong("items"),
                                row.getLong("stored"),
                                row.getLong("duplicates"),
                                row.getLong("dead_letters"),
                                row.getLong("ignored")))
                .single();
    }

    /// The places of those that have one, by key.
    Map<String, Place> places(Collection<String> keys) {
        Map<String, Place> places = new HashMap<>();
        RowCallbackHandler each =
                row ->
                        places.put(
                                row.getString("event_key"),
                                new Place(row.getString("receipt"), row.getInt("letter") == 1));
        jdbc.sql(FOUND).param("keys", keys).query(each);
        return places;
    }
}
