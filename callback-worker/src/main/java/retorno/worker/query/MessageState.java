package retorno.worker.query;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// Where one message stands: a row of the view `message_latest`. It never goes backwards.
@Entity
@Immutable
@Table(name = "message_latest")
public class MessageState {
    @Id private String eventKey = "";

    private String channel = "";
    private String idExterno = "";
    private @Nullable String recipient;
    private @Nullable Long qjContactId;
    private @Nullable String status;
    private String event = "";

    @Convert(converter = InstantText.class)
    private @Nullable Instant eventAt;

    private long events;

    protected MessageState() {}

    /// The identity of the event that decides.
    public String eventKey() {
        return eventKey;
    }

    /// `email`, `sms`, `whatsapp` …
    public String channel() {
        return channel;
    }

    /// The provider's message id.
    public String idExterno() {
        return idExterno;
    }

    /// The other side's address or number: one message id may have several.
    public @Nullable String recipient() {
        return recipient;
    }

    /// `qj_contact_id` of the person.
    public @Nullable Long qjContactId() {
        return qjContactId;
    }

    /// The provider's word for where it stands.
    public @Nullable String status() {
        return status;
    }

    /// Our word for it.
    public String event() {
        return event;
    }

    /// The provider's time of the deciding event; null where it gives none.
    public @Nullable Instant eventAt() {
        return eventAt;
    }

    /// How many events of this message are stored.
    public long events() {
        return events;
    }
}
