package retorno.worker.calls;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import retorno.event.CallEvent;
import retorno.event.ConferenceEvent;
import retorno.event.RecordingEvent;
import retorno.worker.rows.Care;
import retorno.worker.rows.Fate;
import retorno.worker.rows.Form;
import retorno.worker.rows.Image;
import retorno.worker.rows.Item;
import retorno.worker.rows.Lineage;
import retorno.worker.rows.Row;
import retorno.worker.rows.RowWriter;

/// Every event of a call's leg, a conference or a recording, once.
@Component
public class CallStore {
    private static final String INSERT_CALL =
            """
            insert into call_callback (
                provider, status, event, event_at, event_key,
                kind, call_sid, parent_call_sid, from_number, to_number, direction,
                sequence_number, duration_s, answered_by, sip_response_code,
                status_id, status_name, status_description,
                error_id, error_name, error_description, permanent,
                qj_contact_id, campaign, correlation,
                data_recebimento, receipt, topic, kafka_partition, kafka_offset, item, parser_version)
            values (
                ?, ?, ?, ?, ?,
                ?, ?, ?, ?, ?, ?,
                ?, ?, ?, ?,
                ?, ?, ?,
                ?, ?, ?, ?,
                ?, ?, ?,
                ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private static final String INSERT_CONFERENCE =
            """
            insert into call_callback (
                provider, status, event, event_at, event_key,
                kind, conference_sid, friendly_name, call_sid, participant_label,
                sequence_number, reason,
                qj_contact_id, campaign, correlation,
                data_recebimento, receipt, topic, kafka_partition, kafka_offset, item, parser_version)
            values (
                ?, ?, ?, ?, ?,
                'conference', ?, ?, ?, ?,
                ?, ?,
                ?, ?, ?,
                ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private static final String INSERT_RECORDING =
            """
            insert into call_callback (
                provider, status, event, event_at, event_key,
                kind, recording_sid, call_sid, conference_sid, recording_url, duration_s,
                recording_channels, recorded_by,
                status_id, status_name, status_description,
                error_id, error_name, error_description, permanent,
                qj_contact_id, campaign, correlation,
                data_recebimento, receipt, topic, kafka_partition, kafka_offset, item, parser_version)
            values (
                ?, ?, ?, ?, ?,
                'recording', ?, ?, ?, ?, ?,
                ?, ?,
                ?, ?, ?,
                ?, ?, ?, ?,
                ?, ?, ?,
                ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private static final Form<CallEvent> FORM_CALL = new Form<>(INSERT_CALL, CallStore::fillCall);
    private static final Form<ConferenceEvent> FORM_CONFERENCE =
            new Form<>(INSERT_CONFERENCE, CallStore::fillConference);
    private static final Form<RecordingEvent> FORM_RECORDING =
            new Form<>(INSERT_RECORDING, CallStore::fillRecording);

    private final RowWriter writer;

    CallStore(RowWriter writer) {
        this.writer = writer;
    }

    /// Stores what is new of the legs of calls, within the caller's transaction.
    ///
    /// @return the items' fates, in their order
    public List<Fate> insertCalls(List<Item<CallEvent>> items, Care care) {
        return writer.insert(FORM_CALL, items, care);
    }

    /// Stores what is new of conferences; else as [#insertCalls].
    public List<Fate> insertConferences(List<Item<ConferenceEvent>> items, Care care) {
        return writer.insert(FORM_CONFERENCE, items, care);
    }

    /// Stores what is new of recordings; else as [#insertCalls].
    public List<Fate> insertRecordings(List<Item<RecordingEvent>> items, Care care) {
        return writer.insert(FORM_RECORDING, items, care);
    }

    /// The row that an event would be.
    public Image image(CallEvent event, Lineage lineage) {
        return writer.image(FORM_CALL, new Item<>(event, lineage));
    }

    /// The row that an event would be.
    public Image image(ConferenceEvent event, Lineage lineage) {
        return writer.image(FORM_CONFERENCE, new Item<>(event, lineage));
    }

    /// The row that an event would be.
    public Image image(RecordingEvent event, Lineage lineage) {
        return writer.image(FORM_RECORDING, new Item<>(event, lineage));
    }

    private static void fillCall(Item<CallEvent> item, Row row) {
        CallEvent event = item.event();
        row.occurred(event.occurred())
                .word("kind", event.kind().name().toLowerCase(Locale.ROOT))
                .word("call_sid", event.callSid())
                .word("parent_call_sid", event.parentCallSid())
                .word("from_number", event.from())
                .word("to_number", event.to())
                .word("direction", event.direction())
                .number(event.sequence())
                .number(event.durationSeconds())
                .word("answered_by", event.answeredBy())
                .number(event.sipResponseCode())
                .outcome(event.outcome())
                .correlation(event.correlation())
                .lineage(item.lineage());
    }

    private static void fillConference(Item<ConferenceEvent> item, Row row) {
        ConferenceEvent event = item.event();
        row.occurred(event.occurred())
                .word("conference_sid", event.conferenceSid())
                .word("friendly_name", event.friendlyName())
                .word("call_sid", event.callSid())
                .word("participant_label", event.participantLabel())
                .number(event.sequence())
                .text("reason", event.reason())
                .correlation(event.correlation())
                .lineage(item.lineage());
    }

    private static void fillRecording(Item<RecordingEvent> item, Row row) {
        RecordingEvent event = item.event();
        row.occurred(event.occurred())
                .word("recording_sid", event.recordingSid())
                .word("call_sid", event.callSid())
                .word("conference_sid", event.conferenceSid())
                .text("recording_url", event.url())
                .number(event.durationSeconds())
                .number(event.channels())
                .word("recorded_by", event.recordedBy())
                .outcome(event.outcome())
                .correlation(event.correlation())
                .lineage(item.lineage());
    }
}
