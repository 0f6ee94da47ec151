package retorno.bench.growth;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import retorno.bench.house.Database;
import retorno.bench.load.Reports;

/// Rows as months of callbacks leave them, made inside of PostgreSQL, which is ten times as fast as
/// sending them: three a second, of ten rows six delivered, one bounced, two opened, one clicked.
///
/// Indexes are taken off meanwhile and built again, as full as inserts in any order leave them, and
/// those that are met in their middle are read into memory.
final class StandingStore {
    private static final int CHUNK = 1_000_000;

    /// Measured: a row without its indexes; then its part of them, and of what sorting them takes.
    private static final long ROW_BYTES = 460;

    private static final long INDEX_BYTES = 500;

    private static final String ROWS =
            """
            insert into email_callback (
                provider, status, event, event_at, event_key, id_externo, email, bulk_id, sent_at,
                sms_count, price, currency, status_id, status_name, status_description,
                error_id, error_name, error_description, permanent, url, device_type, os, country, city,
                qj_contact_id, campaign, callback_data, data_recebimento,
                receipt, topic, kafka_partition, kafka_offset, item, parser_version)
            select
                'infobip', status, event, event_at,
                lpad(to_hex(floor(extract(epoch from event_at) / 60)::bigint), 8, '0')
                    || substr(md5('standing-' || n), 1, 24),
                'p-' || lpad(message::text, 10, '0'), 'joao.madero.' || contact || '@example.com.br',
                'bulk', sent_at, sms_count, price, currency, status_id, status_name, status_description,
                error_id, error_name, error_description, permanent, url, device_type, os, country, city,
                contact, campaign,
                '{"qj_contact_id": ' || contact || ', "qj_approach_flow_campaign": "' || campaign || '"}',
                event_at + interval '1 second',
                -- A UUIDv7, which PostgreSQL makes by itself from 18 on.
                substr(millis, 1, 8) || '-' || substr(millis, 9) || '-7' || substr(random, 1, 3)
                    || '-8' || substr(random, 4, 3) || '-' || substr(random, 7, 12),
                'standing', message % 3, n, 0, 1
            from generate_series(?::bigint, ?::bigint) n
            join (
                select
                    place, place as step, 'DELIVERED' as status, 'delivered' as event, 2 as seconds,
                    1 as sms_count, 0.001 as price, 'BRL' as currency, 5 as status_id,
                    'DELIVERED_TO_HANDSET' as status_name,
                    'Message delivered to handset' as status_description, 0 as error_id,
                    'NO_ERROR' as error_name, 'No Error' as error_description, false as permanent,
                    null as url, null as device_type, null as os, null as country, null as city
                from generate_series(0, 5) place
                union all values
                (
                    6, 6, 'UNDELIVERABLE', 'bounced', 5, 1, 0.001, 'BRL', 4, 'UNDELIVERABLE_NOT_DELIVERED',
                    'Message sent not delivered', 6003, 'EC_BAD_MAILBOX', 'Bad destination mailbox address',
                    true, null, null, null, null, null),
                (
                    7, 0, 'OPENED', 'opened', 86400, null, null, null, null, null, null, null, null, null,
                    null, null, 'Mobile', 'Android', 'Brazil', 'Sao Paulo'),
                (
                    8, 1, 'OPENED', 'opened', 86400, null, null, null, null, null, null, null, null, null,
                    null, null, 'Desktop', 'Windows', 'Brazil', 'Recife'),
                (
                    9, 0, 'CLICKED', 'clicked', 172800, null, null, null, null, null, null, null, null, null,
                    null, 'https://www.example.com/?utm_medium=email', 'Mobile', 'Android', 'Brazil',
                    'Sao Paulo')
            ) kind on place = n % 10
            cross join lateral (
                select
                    n / 10 * 7 + step as message,
                    timestamptz '2026-01-01T00:00:00Z' + n * interval '0.3 seconds' as sent_at,
                    'campanha-' || n / 200000 as campaign
            ) sent
            cross join lateral (
                select
                    message * 618033989 % ? as contact,
                    sent_at + (abs(hashint8(n)::bigint) % seconds + 1) * interval '1 second' as event_at
            ) happened
            cross join lateral (
                select
                    lpad(to_hex((extract(epoch from event_at) * 1000)::bigint), 12, '0') as millis,
                    md5(n::text) as random
            ) given
            """;
    private static final String PREWARM =
            "select 1 from pg_available_extensions where name = 'pg_prewarm'";
    private static final String INDEXES =
            """
            select relname, pg_get_indexdef(indexrelid) as definition, conname
            from pg_index
            join pg_class on pg_class.oid = indexrelid
            left join pg_constraint on conindid = indexrelid
            where indrelid = 'email_callback'::regclass and not indisprimary
            """;

    private final Database database;
    private long standing;

    StandingStore(Database database) {
        this.database = database;
    }

    /// @param definition as PostgreSQL writes it
    /// @param constraint whether a constraint stands on it
    private record Index(String name, String definition, boolean constraint) {}

    /// Adds rows until it has made so many, or a limit is reached; then everything is written to
    /// the disk, and nothing is left to do for anybody else.
    ///
    /// @return why it stopped before
    Optional<String> grow(long wanted, Limits limits) throws SQLException, IOException {
        if (standing >= wanted) {
            return Optional.empty();
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            statement.execute("set maintenance_work_mem = '1GB'");
            List<Index> indexes = indexes(statement);
            for (Index index : indexes) {
                statement.execute(drop(index));
            }
            Optional<String> stopped = add(connection, wanted, limits);
            for (Index index : indexes) {
                build(statement, index);
            }
            statement.execute("vacuum (analyze) email_callback");
            warm(statement);
            statement.execute("checkpoint");
            return stopped;
        }
    }

    private Optional<String> add(Connection connection, long wanted, Limits limits)
            throws SQLException, IOException {
        try (PreparedStatement rows = connection.prepareStatement(ROWS)) {
            while (standing < wanted) {
                long more = Math.min(CHUNK, wanted - standing);
                Optional<String> reached =
                        limits.reached(more * ROW_BYTES + (standing + more) * INDEX_BYTES);
                if (reached.isPresent()) {
                    return reached;
                }
                rows.setLong(1, standing);
                rows.setLong(2, standing + more - 1);
                rows.setLong(3, Reports.CONTACTS);
                standing += rows.executeUpdate();
                System.err.printf("%,d rows stand%n", standing);
            }
        }
        return Optional.empty();
    }

    /// A server that has run for a while has those in memory that a row meets somewhere in their
    /// middle; read page by page as rows come, they would be what is measured.
    private static void warm(Statement statement) throws SQLException {
        if (!statement.executeQuery(PREWARM).next()) {
            System.err.println("pg_prewarm is not there: what is measured waits for the disk");
            return;
        }
        statement.execute("create extension if not exists pg_prewarm");
        statement.execute(
                """
                select pg_prewarm(oid) from pg_class where relname in (
                    'email_callback_event_key_key', 'email_callback_email', 'email_callback_contact')
                """);
    }

    private static List<Index> indexes(Statement statement) throws SQLException {
        List<Index> indexes = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(INDEXES)) {
            while (row.next()) {
                indexes.add(
                        new Index(
                                row.getString("relname"),
                                row.getString("definition"),
                                row.getString("conname") != null));
            }
        }
        return indexes;
    }

    private static String drop(Index index) {
        return index.constraint
                ? "alter table email_callback drop constraint " + index.name
                : "drop index " + index.name;
    }

    /// The fill is for this build only: what grows from here on grows as usual.
    private static void build(Statement statement, Index index) throws SQLException {
        statement.execute(
                index.definition.replaceFirst("( WHERE .*)?$", " with (fillfactor = 70)$1"));
        statement.execute("alter index " + index.name + " reset (fillfactor)");
        if (index.constraint) {
            statement.execute(
                    "alter table email_callback add constraint %s unique using index %s"
                            .formatted(index.name, index.name));
        }
        System.err.println(index.name + " is built");
    }
}
