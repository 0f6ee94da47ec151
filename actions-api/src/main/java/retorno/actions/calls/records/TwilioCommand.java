package retorno.actions.calls.records;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.hibernate.annotations.Type;
import org.jspecify.annotations.Nullable;
import retorno.actions.calls.truth.Command;
import retorno.actions.database.UtcInstant;

/// Something that Twilio is to be asked to do for a call, once.
@Entity
@Table(name = "twilio_command")
public class TwilioCommand {

    /// How far it is.
    public enum State {
        /// Twilio has certainly not done it.
        WAITING,
        /// Twilio may have done it.
        ATTEMPTING,
        /// Twilio did it.
        DONE,
        /// Twilio will not do it.
        FAILED,
        /// The call went on, and it made no sense any more.
        SKIPPED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int LONGEST_REASON = 200;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String phoneCallId;
    private String command;
    private String state;
    private int attempts;
    private int looks;

    @Type(UtcInstant.class)
    private Instant dueAt;

    @Type(UtcInstant.class)
    private @Nullable Instant leaseUntil;

    @Type(UtcInstant.class)
    private @Nullable Instant attemptedAt;

    private @Nullable String reason;

    @Type(UtcInstant.class)
    private Instant createdAt;

    @Type(UtcInstant.class)
    private Instant updatedAt;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init")
    protected TwilioCommand() {}

    TwilioCommand(String phoneCallId, Command command, Instant now) {
        this.phoneCallId = phoneCallId;
        this.command = command.word();
        this.state = State.WAITING.word();
        this.dueAt = now;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /// Its number; only of one that was saved.
    public long id() {
        return Objects.requireNonNull(id);
    }

    public String phoneCallId() {
        return phoneCallId;
    }

    public Command command() {
        return Arrays.stream(Command.values())
                .filter(known -> known.word().equals(command))
                .findFirst()
                .orElseThrow();
    }

    public State state() {
        return State.valueOf(state.toUpperCase(Locale.ROOT));
    }

    /// How often Twilio was asked to do it.
    public int attempts() {
        return attempts;
    }

    /// How often it was looked whether Twilio did it, since the last attempt.
    public int looks() {
        return looks;
    }

    /// When Twilio was asked last.
    public @Nullable Instant attemptedAt() {
        return attemptedAt;
    }

    /// Why it failed or is tried again.
    public @Nullable String reason() {
        return reason;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /// Nobody else may take it before then.
    public @Nullable Instant leaseUntil() {
        return leaseUntil;
    }

    boolean free(Instant now) {
        boolean over =
                switch (state()) {
                    case WAITING, ATTEMPTING -> false;
                    case DONE, FAILED, SKIPPED -> true;
                };
        Instant leased = leaseUntil;
        return !over && !dueAt.isAfter(now) && (leased == null || leased.isBefore(now));
    }

    void lease(Instant until, Instant now) {
        leaseUntil = until;
        updatedAt = now;
    }

    void attempt(Instant now) {
        state = State.ATTEMPTING.word();
        attempts++;
        looks = 0;
        attemptedAt = now;
    }

    void looked() {
        looks++;
    }

    void put(State next, Instant due, @Nullable String why, Instant now) {
        state = next.word();
        dueAt = due;
        reason = why == null ? null : why.substring(0, Math.min(why.length(), LONGEST_REASON));
        leaseUntil = null;
        updatedAt = now;
    }
}
