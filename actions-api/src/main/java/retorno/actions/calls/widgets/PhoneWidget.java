package retorno.actions.calls.widgets;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.Type;
import org.jspecify.annotations.Nullable;
import retorno.actions.database.UtcInstant;

/// A place on a page from which calls are asked for, and whom they may go to.
@Entity
@Table(name = "phone_widget")
public class PhoneWidget {
    /// The kind of widget that may place calls.
    public static final String PHONE = "phone";

    @Id private long id;
    private String kind;
    private @Nullable String name;
    private @Nullable Integer callsPerHour;

    @Type(UtcInstant.class)
    private Instant createdAt;

    @Type(UtcInstant.class)
    private Instant updatedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "phone_widget_target", joinColumns = @JoinColumn(name = "widget_id"))
    private Set<Target> targets;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init")
    protected PhoneWidget() {}

    PhoneWidget(long id, Instant now) {
        this.id = id;
        this.kind = PHONE;
        this.createdAt = now;
        this.updatedAt = now;
        this.targets = new LinkedHashSet<>();
    }

    /// Whom it may call.
    @Embeddable
    public record Target(@Column(nullable = false) String phone, @Nullable String name) {}

    public long id() {
        return id;
    }

    public String kind() {
        return kind;
    }

    public @Nullable String name() {
        return name;
    }

    /// How many calls it may place within an hour; null: as the settings say.
    public @Nullable Integer callsPerHour() {
        return callsPerHour;
    }

    public List<Target> targets() {
        return List.copyOf(targets);
    }

    /// Whether it may call this number.
    public boolean mayCall(String phone) {
        return targets.stream().anyMatch(target -> target.phone().equals(phone));
    }

    void take(
            String newKind,
            @Nullable String newName,
            @Nullable Integer limit,
            List<Target> newTargets,
            Instant now) {
        kind = newKind;
        name = newName;
        callsPerHour = limit;
        targets.clear();
        targets.addAll(newTargets);
        updatedAt = now;
    }
}
