package retorno.actions.calls.records;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.Type;
import org.jspecify.annotations.Nullable;
import retorno.actions.calls.truth.Arrangement;
import retorno.actions.calls.truth.CallFacts;
import retorno.actions.calls.truth.CallStatus;
import retorno.actions.calls.truth.Fact.Mark;
import retorno.actions.calls.truth.Leg;
import retorno.actions.calls.truth.Standing;
import retorno.actions.database.UtcInstant;

/// One call of an activist to a target: what was heard of it as a whole, and where it stands by
/// that. What was heard of its legs stands in [TwilioCall].
@Entity
@Table(name = "phone_call")
public class PhoneCall {
    @Id private String id;
    @Version private long version;
    private long widgetId;
    private @Nullable String activistName;
    private @Nullable String targetName;
    private String fromNumber;
    private String toNumber;
    private String mode;
    private String confirm;
    private String status;
    private @Nullable String reason;
    private boolean needsReconcile;
    private boolean questioned;
    private boolean confirmed;
    private boolean redirected;
    private boolean joined;
    private boolean outlived;

    @Type(UtcInstant.class)
    private @Nullable Instant conferenceStartedAt;

    @Type(UtcInstant.class)
    private @Nullable Instant conferenceOverAt;

    private @Nullable String activistRefusal;
    private @Nullable String targetRefusal;

    @Type(UtcInstant.class)
    private Instant createdAt;

    @Type(UtcInstant.class)
    private Instant updatedAt;

    @Type(UtcInstant.class)
    private Instant heardAt;

    @Type(UtcInstant.class)
    private @Nullable Instant askAt;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init")
    protected PhoneCall() {}

    PhoneCall(String id, NewPhoneCall call, Arrangement arrangement, Instant now) {
        this.id = id;
        this.widgetId = call.widgetId();
        this.activistName = call.activistName();
        this.targetName = call.targetName();
        this.fromNumber = call.activist();
        this.toNumber = call.target();
        this.mode = arrangement.mode().name().toLowerCase(Locale.ROOT);
        this.confirm = arrangement.confirm().name().toLowerCase(Locale.ROOT);
        this.status = CallStatus.INITIATED.word();
        this.createdAt = now;
        this.updatedAt = now;
        this.heardAt = now;
    }

    /// UUID; also the conference's name.
    public String id() {
        return id;
    }

    public long widgetId() {
        return widgetId;
    }

    public @Nullable String activistName() {
        return activistName;
    }

    public @Nullable String targetName() {
        return targetName;
    }

    /// The activist's number, E.164.
    public String activist() {
        return fromNumber;
    }

    /// The target's number, E.164.
    public String target() {
        return toNumber;
    }

    /// How the two are brought together.
    public Arrangement arrangement() {
        return new Arrangement(
                Arrangement.Mode.valueOf(mode.toUpperCase(Locale.ROOT)),
                Arrangement.Confirm.valueOf(confirm.toUpperCase(Locale.ROOT)));
    }

    /// Where it stands.
    public CallStatus status() {
        return CallStatus.of(status).orElseThrow();
    }

    /// Why, such as `target-busy`; null while nothing needs a reason.
    public @Nullable String reason() {
        return reason;
    }

    public boolean needsReconcile() {
        return needsReconcile;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /// When the two were together in the room; null where they were not, or it was not heard.
    public @Nullable Instant conferenceStartedAt() {
        return conferenceStartedAt;
    }

    public @Nullable Instant conferenceOverAt() {
        return conferenceOverAt;
    }

    @Nullable Instant askAt() {
        return askAt;
    }

    CallFacts facts(Optional<TwilioCall> activist, Optional<TwilioCall> target) {
        EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
        for (Mark mark : Mark.values()) {
            if (is(mark)) {
                marks.add(mark);
            }
        }
        return new CallFacts(
                arrangement(),
                leg(activist, activistRefusal),
                leg(target, targetRefusal),
                marks,
                conferenceStartedAt,
                conferenceOverAt);
    }

    void take(CallFacts facts, Standing standing, Instant now) {
        for (Mark mark : facts.marks()) {
            set(mark);
        }
        conferenceStartedAt = facts.startedAt();
        conferenceOverAt = facts.overAt();
        activistRefusal = facts.activist().refusal();
        targetRefusal = facts.target().refusal();
        boolean news =
                !status.equals(standing.status().word())
                        || !Objects.equals(reason, standing.reason());
        status = standing.status().word();
        reason = standing.reason();
        needsReconcile = standing.needsReconcile();
        updatedAt = news ? now : updatedAt;
        heardAt = now;
    }

    void askAt(@Nullable Instant at) {
        askAt = at;
    }

    private static Leg leg(Optional<TwilioCall> call, @Nullable String refusal) {
        return call.map(known -> known.leg(refusal))
                .orElse(
                        new Leg(
                                Leg.SILENT.reached(),
                                Leg.SILENT.ending(),
                                null,
                                null,
                                null,
                                refusal));
    }

    private boolean is(Mark mark) {
        return switch (mark) {
            case QUESTIONED -> questioned;
            case CONFIRMED -> confirmed;
            case REDIRECTED -> redirected;
            case JOINED -> joined;
            case OUTLIVED -> outlived;
        };
    }

    private void set(Mark mark) {
        switch (mark) {
            case QUESTIONED -> questioned = true;
            case CONFIRMED -> confirmed = true;
            case REDIRECTED -> redirected = true;
            case JOINED -> joined = true;
            case OUTLIVED -> outlived = true;
        }
    }
}
