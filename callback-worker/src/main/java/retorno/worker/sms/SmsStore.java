package retorno.worker.sms;

import java.util.List;
import org.springframework.stereotype.Component;
import retorno.event.MessageReceived;
import retorno.event.SmsEvent;
import retorno.worker.rows.Care;
import retorno.worker.rows.Fate;
import retorno.worker.rows.Form;
import retorno.worker.rows.Image;
import retorno.worker.rows.Item;
import retorno.worker.rows.Lineage;
import retorno.worker.rows.Row;
import retorno.worker.rows.RowWriter;

/// Every event of a message to a phone, and every message from one, once.
///
/// `phone` is always the other side's number: the recipient of what we sent, the sender of what we
/// received. `from_number` is the sender either way.
@Component
public class SmsStore {
    private static final String INSERT_EVENT =
            """
            insert into sms_callback (
                provider, status, event, event_at, event_key,
                direction, channel, id_externo, phone, from_number, network,
                bulk_id, sent_at, sms_count, price, currency,
                status_id, status_name, status_description,
                error_id, error_name, error_description, permanent,
                url, device_type, os, device_name, country, city,
                qj_contact_id, campaign, callback_data,
                data_recebimento, receipt, topic, kafka_partition, kafka_offset, item, parser_version)
            values (
                ?, ?, ?, ?, ?,
                'outbound', ?, ?, ?, ?, ?,
                ?, ?, ?, ?, ?,
                ?, ?, ?,
                ?, ?, ?, ?,
                ?, ?, ?, ?, ?, ?,
                ?, ?, ?,
                ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private static final String INSERT_RECEIVED =
            """
            insert into sms_callback (
                provider, status, event, event_at, event_key,
                direction, channel, id_externo, phone, from_number, to_number, body, media_count,
                bulk_id, sent_at, sms_count, price, currency,
                qj_contact_id, campaign, callback_data,
                data_recebimento, receipt, topic, kafka_partition, kafka_offset, item, parser_version)
            values (
                ?, ?, ?, ?, ?,
                'inbound', ?, ?, ?, ?, ?, ?, ?,
                ?, ?, ?, ?, ?,
                ?, ?, ?,
                ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private static final Form<SmsEvent> FORM_EVENT = new Form<>(INSERT_EVENT, SmsStore::fillEvent);
    private static final Form<MessageReceived> FORM_RECEIVED =
            new Form<>(INSERT_RECEIVED, SmsStore::fillReceived);

    private final RowWriter writer;

    SmsStore(RowWriter writer) {
        this.writer = writer;
    }

    /// Stores what is new of the messages we sent, within the caller's transaction.
    ///
    /// @return the items' fates, in their order
    public List<Fate> insertEvents(List<Item<SmsEvent>> items, Care care) {
        return writer.insert(FORM_EVENT, items, care);
    }

    /// Stores what is new of the messages we received, within the caller's transaction.
    ///
    /// @return the items' fates, in their order
    public List<Fate> insertReceived(List<Item<MessageReceived>> items, Care care) {
        return writer.insert(FORM_RECEIVED, items, care);
    }

    /// The row that an event would be.
    public Image image(SmsEvent event, Lineage lineage) {
        return writer.image(FORM_EVENT, new Item<>(event, lineage));
    }

    /// The row that an event would be.
    public Image image(MessageReceived event, Lineage lineage) {
        return writer.image(FORM_RECEIVED, new Item<>(event, lineage));
    }

    private static void fillEvent(Item<SmsEvent> item, Row row) {
        SmsEvent event = item.event();
        row.occurred(event.occurred())
                .word("channel", event.channel())
                .word("id_externo", event.message().id())
                .word("phone", event.message().recipient())
                .word("from_number", event.message().sender())
                .word("network", event.network())
                .sending(event.message())
                .outcome(event.outcome())
                .engagement(event.engagement())
                .correlation(event.correlation())
                .lineage(item.lineage());
    }

    private static void fillReceived(Item<MessageReceived> item, Row row) {
        MessageReceived event = item.event();
        row.occurred(event.occurred())
                .word("channel", event.channel())
                .word("id_externo", event.message().id())
                .word("phone", event.message().sender())
                .word("from_number", event.message().sender())
                .word("to_number", event.message().recipient())
                .text("body", event.text())
                .number(event.media())
                .sending(event.message())
                .correlation(event.correlation())
                .lineage(item.lineage());
    }
}
