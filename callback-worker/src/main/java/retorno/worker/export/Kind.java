package retorno.worker.export;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a column holds. SQLite knows types of values only, and none for a view's expressions, so
/// the kind goes by the column's name: a name means the same in every table.
public enum Kind {
    /// `String`
    TEXT(Set.of()),
    /// `Long`
    INTEGER(
            Set.of(
                    "id",
                    "qj_contact_id",
                    "status_id",
                    "error_id",
                    "sms_count",
                    "media_count",
                    "sequence_number",
                    "duration_s",
                    "sip_response_code",
                    "recording_channels",
                    "events",
                    "kafka_partition",
                    "kafka_offset",
                    "item",
                    "parser_version",
                    "replay_id")),
    /// `BigDecimal`, with 8 digits behind the point at most
    DECIMAL(Set.of("price")),
    /// `Boolean`
    FLAG(Set.of("permanent")),
    /// `Instant`, to the millisecond
    TIME(Set.of("data_recebimento", "event_at", "sent_at", "happened_at"));

    private static final Map<String, Kind> BY_COLUMN =
            Stream.of(values())
                    .flatMap(kind -> kind.columns.stream().map(column -> Map.entry(column, kind)))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private final Set<String> columns;

    Kind(Set<String> columns) {
        this.columns = columns;
    }

    static Kind of(String column) {
        return BY_COLUMN.getOrDefault(column, TEXT);
    }
}
