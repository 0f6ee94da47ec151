package retorno.actions.calls.records;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.hibernate.annotations.Type;
import org.springframework.data.domain.Persistable;
import retorno.actions.database.UtcInstant;

/// Which call an `Idempotency-Key` led to.
@Entity
@Table(name = "phone_idempotency")
class PhoneIdempotency implements Persistable<String> {
    @Id private String idempotencyKey;
    private String requestHash;
    private String phoneCallId;

    @Type(UtcInstant.class)
    private Instant createdAt;

    @Transient private boolean isNew;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init")
    protected PhoneIdempotency() {}

    PhoneIdempotency(Once once, String phoneCallId, Instant now) {
        this.idempotencyKey = once.key();
        this.requestHash = once.requestHash();
        this.phoneCallId = phoneCallId;
        this.createdAt = now;
        this.isNew = true;
    }

    String requestHash() {
        return requestHash;
    }

    String phoneCallId() {
        return phoneCallId;
    }

    @Override
    public String getId() {
        return idempotencyKey;
    }

    @Override
    public boolean isNew() {
        return isNew;
    }
}
