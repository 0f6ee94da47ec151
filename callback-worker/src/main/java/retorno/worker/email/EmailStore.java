package retorno.worker.email;

import java.util.List;
import org.springframework.stereotype.Component;
import retorno.event.EmailEvent;
import retorno.event.Message;
import retorno.worker.rows.Care;
import retorno.worker.rows.Fate;
import retorno.worker.rows.Form;
import retorno.worker.rows.Image;
import retorno.worker.rows.Item;
import retorno.worker.rows.Lineage;
import retorno.worker.rows.Row;
import retorno.worker.rows.RowWriter;

/// Every e-mail event that was ever reported, once.
@Component
public class EmailStore {
    private static final String INSERT =
            """
            insert into email_callback (
                provider, status, event, event_at, event_key,
                id_externo, email, sender, bulk_id, sent_at, sms_count, price, currency,
                status_id, status_name, status_description,
                error_id, error_name, error_description, permanent,
                url, device_type, os, device_name, country, city, domain,
                qj_contact_id, campaign, callback_data,
                data_recebimento, receipt, topic, kafka_partition, kafka_offset, item, parser_version)
            values (
                ?, ?, ?, ?, ?,
                ?, ?, ?, ?, ?, ?, ?, ?,
                ?, ?, ?,
                ?, ?, ?, ?,
                ?, ?, ?, ?, ?, ?, ?,
                ?, ?, ?,
                ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private static final Form<EmailEvent> FORM = new Form<>(INSERT, EmailStore::fill);

    private final RowWriter writer;

    EmailStore(RowWriter writer) {
        this.writer = writer;
    }

    /// Stores what is new, within the caller's transaction.
    ///
    /// @return the items' fates, in their order
    public List<Fate> insert(List<Item<EmailEvent>> items, Care care) {
        return writer.insert(FORM, items, care);
    }

    /// The row that an event would be.
    public Image image(EmailEvent event, Lineage lineage) {
        return writer.image(FORM, new Item<>(event, lineage));
    }

    private static void fill(Item<EmailEvent> item, Row row) {
        EmailEvent event = item.event();
        Message message = event.message();
        row.occurred(event.occurred())
                .word("id_externo", message.id())
                .word("email", message.recipient())
                .word("sender", message.sender())
                .sending(message)
                .outcome(event.outcome())
                .engagement(event.engagement())
                .word("domain", event.domain())
                .correlation(event.correlation())
                .lineage(item.lineage());
    }
}
