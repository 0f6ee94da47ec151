package retorno.worker.deadletter;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import retorno.worker.rows.Dialect;
import retorno.worker.rows.Lineage;

/// The table `dead_letter`.
@Component
class DeadLetterStore {
    private static final String INSERT =
            """
            insert into dead_letter
              (event_key, receipt, topic, kafka_partition, kafka_offset, item,
               type, url, content_type, cause, path, detail, fingerprint, payload,
               state, seen, attempts, first_seen_at, last_seen_at)
            values
              (:key, :receipt, :topic, :partition, :offset, :item,
               :type, :url, :contentType, :cause, :path, :detail, :fingerprint, :payload,
               'open', 1, 0, :received, :received)
            on conflict do nothing
            """;

    /// Only a request received later counts: reading the topic again must change nothing.
    private static final String SEEN_AGAIN =
            """
            update dead_letter set seen = seen + 1, last_seen_at = :received
            where event_key = :key and last_seen_at < :received
            """;

    private static final String HAS_BODY =
            """
            select 1 from dead_letter
            where receipt = :receipt and cause = 'refused' and octet_length(payload) >= :length
            limit 1
            """;

    private static final int LONGEST_WORD = 100;
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_DETAIL = 1_000;
    private static final int LONGEST_URL = 10_000;

    private final JdbcClient jdbc;
    private final Dialect dialect;

    DeadLetterStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /// Whether the body of a letter's request stands with another refused item of it. A retry may
    /// have made one of a part of the body, which is shorter.
    boolean hasBody(DeadLetter letter) {
        return jdbc.sql(HAS_BODY)
                .param("receipt", letter.lineage().receipt().toString())
                .param("length", letter.payload().length)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    Burial keep(DeadLetter letter) {
        if (insert(letter)) {
            return Burial.NEW;
        }
        int counted =
                jdbc.sql(SEEN_AGAIN)
                        .param("key", letter.key().hex())
                        .param("received", dialect.time(letter.lineage().receivedAt()))
                        .update();
        return counted == 1 ? Burial.AGAIN : Burial.KNOWN;
    }

    private boolean insert(DeadLetter letter) {
        Lineage lineage = letter.lineage();
        return jdbc.sql(INSERT)
                        .param("key", letter.key().hex())
                        .param("receipt", lineage.receipt().toString())
                        .param("topic", lineage.topic())
                        .param("partition", lineage.partition())
                        .param("offset", lineage.offset())
                        .param("item", lineage.item())
                        .param("type", SafeText.of(letter.type(), LONGEST_WORD))
                        .param("url", SafeText.of(letter.envelope().url(), LONGEST_URL))
                        .param("contentType", contentType(letter))
                        .param("path", SafeText.of(letter.path(), LONGEST_NAME))
                        .param("cause", SafeText.of(letter.cause(), LONGEST_WORD))
                        .param("detail", SafeText.of(letter.detail(), LONGEST_DETAIL))
                        .param("fingerprint", Fingerprint.of(letter))
                        .param("payload", letter.payload())
                        .param("received", dialect.time(lineage.receivedAt()))
                        .update()
                == 1;
    }

    private static @Nullable String contentType(DeadLetter letter) {
        String type = letter.envelope().contentType();
        return type == null ? null : SafeText.of(type, LONGEST_NAME);
    }
}
