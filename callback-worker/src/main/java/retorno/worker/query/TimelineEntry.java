package retorno.worker.query;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// One thing that happened, of whatever channel: a row of the view `message_timeline`.
@Entity
@Immutable
@Table(name = "message_timeline")
public class TimelineEntry {
    @Id private String eventKey = "";

    private String channel = "";
    private @Nullable String idExterno;
    private @Nullable String recipient;
    private @Nullable Long qjContactId;
    private @Nullable String campaign;
    private String event = "";
    private @Nullable String status;

    @Convert(converter = InstantText.class)
    private Instant happenedAt = Instant.EPOCH;

    @Convert(converter = InstantText.class)
    private Instant dataRecebimento = Instant.EPOCH;

    private @Nullable String detail;
    private String provider = "";
    private String receipt = "";

    protected TimelineEntry() {}

    /// The event's identity.
    public String eventKey() {
        return eventKey;
    }

    /// `email`, `sms`, `whatsapp`, `call` …
    public String channel() {
        return channel;
    }

    /// The provider's message id or call sid.
    public @Nullable String idExterno() {
        return idExterno;
    }

    /// The other side's address or number.
    public @Nullable String recipient() {
        return recipient;
    }

    /// `qj_contact_id` of the person.
    public @Nullable Long qjContactId() {
        return qjContactId;
    }

    /// The campaign it belongs to.
    public @Nullable String campaign() {
        return campaign;
    }

    /// Our word for what happened.
    public String event() {
        return event;
    }

    /// The provider's word for it.
    public @Nullable String status() {
        return status;
    }

    /// The provider's time, or the time of receipt where it gives none.
    public Instant happenedAt() {
        return happenedAt;
    }

    /// When ingest received it.
    public Instant receivedAt() {
        return dataRecebimento;
    }

    /// An error's name, a clicked URL, a message's text, a reason.
    public @Nullable String detail() {
        return detail;
    }

    /// Who said so.
    public String provider() {
        return provider;
    }

    /// Of the request that told us.
    public String receipt() {
        return receipt;
    }
}
