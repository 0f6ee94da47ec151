package retorno.actions.calls.records;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;
import retorno.actions.calls.truth.Ending;
import retorno.actions.calls.truth.Leg;
import retorno.actions.calls.truth.LegStatus;
import retorno.actions.calls.truth.Side;
import retorno.actions.database.UtcInstant;

/// One leg of a call, as it is called at Twilio: what was heard of it.
@Entity
@Table(name = "twilio_call")
public class TwilioCall implements Persistable<String> {
    @Id private String sid;
    private String phoneCallId;
    private String side;
    private String status;
    private String reached;
    private @Nullable String ending;
    private @Nullable Long endingWeight;
    private @Nullable String answeredBy;

    @Type(UtcInstant.class)
    private @Nullable Instant answeredAt;

    @Type(UtcInstant.class)
    private @Nullable Instant endedAt;

    private @Nullable Long leftAs;
    private @Nullable String parentCallSid;

    @Column(name = "duration_s")
    private @Nullable Long durationSeconds;

    @Type(UtcInstant.class)
    private Instant createdAt;

    @Type(UtcInstant.class)
    private Instant updatedAt;

    @Transient private boolean isNew;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init")
    protected TwilioCall() {}

    TwilioCall(String sid, String phoneCallId, Side side, Instant now) {
        this.sid = sid;
        this.phoneCallId = phoneCallId;
        this.side = side.word();
        this.status = LegStatus.NONE.word();
        this.reached = LegStatus.NONE.word();
        this.createdAt = now;
        this.updatedAt = now;
        this.isNew = true;
    }

    /// `CA…`.
    public String sid() {
        return sid;
    }

    public String phoneCallId() {
        return phoneCallId;
    }

    public Side side() {
        return Side.of(side).orElseThrow();
    }

    /// The leg that dialled this one.
    public @Nullable String parentCallSid() {
        return parentCallSid;
    }

    /// Seconds that it lasted.
    public @Nullable Long durationSeconds() {
        return durationSeconds;
    }

    Instant createdAt() {
        return createdAt;
    }

    /// What was heard of it.
    public Leg leg() {
        return leg(null);
    }

    Leg leg(@Nullable String refusal) {
        Long weight = endingWeight;
        Ending end =
                ending == null || weight == null
                        ? Ending.NONE
                        : new Ending(weight, statuses(ending), endedAt);
        return new Leg(LegStatus.of(reached), end, answeredBy, answeredAt, leftAs, refusal);
    }

    void take(Leg leg, Instant now) {
        boolean ended = leg.ending().known();
        status = leg.status().word();
        reached = leg.reached().word();
        ending =
                ended
                        ? leg.ending().statuses().stream()
                                .sorted()
                                .map(LegStatus::word)
                                .collect(Collectors.joining(","))
                        : null;
        endingWeight = ended ? leg.ending().weight() : null;
        endedAt = leg.ending().at();
        answeredBy = leg.answeredBy();
        answeredAt = leg.answeredAt();
        leftAs = leg.leftAs();
        updatedAt = now;
    }

    void detail(@Nullable String parent, @Nullable Long duration) {
        parentCallSid = parentCallSid == null ? parent : parentCallSid;
        durationSeconds = durationSeconds == null ? duration : durationSeconds;
    }

    private static Set<LegStatus> statuses(String words) {
        return Arrays.stream(words.split(","))
                .map(LegStatus::of)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(LegStatus.class)));
    }

    @Override
    public String getId() {
        return sid;
    }

    @Override
    public boolean isNew() {
        return isNew;
    }
}
