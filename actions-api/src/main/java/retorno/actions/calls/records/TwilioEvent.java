package retorno.actions.calls.records;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Type;
import org.jspecify.annotations.Nullable;
import retorno.actions.calls.truth.Side;
import retorno.actions.database.UtcInstant;

/// One thing that was heard or asked, kept for ever.
@Entity
@Table(name = "twilio_event")
public class TwilioEvent {
    private static final int LONGEST_STATUS = 100;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String eventKey;
    private @Nullable String phoneCallId;
    private @Nullable String callSid;
    private @Nullable String side;
    private String source;
    private String event;
    private @Nullable String status;
    private @Nullable Long sequenceNumber;

    @Type(UtcInstant.class)
    private @Nullable Instant eventAt;

    @Type(UtcInstant.class)
    private Instant receivedAt;

    private @Nullable String data;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init")
    protected TwilioEvent() {}

    TwilioEvent(News news, @Nullable String phoneCallId, @Nullable Side side) {
        String word = news.status();
        this.eventKey = news.key();
        this.phoneCallId = phoneCallId;
        this.callSid = news.callSid();
        this.side = side == null ? null : side.word();
        this.source = news.source().word();
        this.event = news.event();
        this.status =
                word == null ? null : word.substring(0, Math.min(word.length(), LONGEST_STATUS));
        this.sequenceNumber = news.sequence();
        this.eventAt = news.at();
        this.receivedAt = news.receivedAt();
        this.data = news.data();
    }

    public @Nullable String callSid() {
        return callSid;
    }

    public @Nullable String side() {
        return side;
    }

    /// Who said it: `callback`, `answer`, `document` or `command`.
    public String source() {
        return source;
    }

    public String event() {
        return event;
    }

    public @Nullable String status() {
        return status;
    }

    public @Nullable Long sequenceNumber() {
        return sequenceNumber;
    }

    /// Twilio's time.
    public @Nullable Instant eventAt() {
        return eventAt;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /// All of it, as JSON, where there is more.
    public @Nullable String data() {
        return data;
    }
}
