package retorno.actions.calls.widgets;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import retorno.actions.calls.widgets.PhoneWidget.Target;

/// Which numbers may be called by whom.
@Component
public class Widgets {
    private static final Limit MOST = Limit.of(1000);

    private final PhoneWidgetStore widgets;
    private final InstantSource clock;

    Widgets(PhoneWidgetStore widgets, InstantSource clock) {
        this.widgets = widgets;
        this.clock = clock;
    }

    /// The first thousand, by their numbers.
    @Transactional
    public List<PhoneWidget> all() {
        return widgets.first(MOST);
    }

    @Transactional
    public Optional<PhoneWidget> one(long id) {
        return widgets.findById(id);
    }

    /// A widget whose calls can be counted: nobody else places one until the caller's transaction
    /// ends.
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<PhoneWidget> hold(long id) {
        return widgets.hold(id);
    }

    /// Makes a widget what is said here, whether it was there or not.
    ///
    /// @param callsPerHour null: as the settings say
    @Transactional
    public PhoneWidget put(
            long id,
            String kind,
            @Nullable String name,
            @Nullable Integer callsPerHour,
            List<Target> targets) {
        PhoneWidget widget =
                widgets.findById(id).orElseGet(() -> new PhoneWidget(id, clock.instant()));
        widget.take(kind, name, callsPerHour, targets, clock.instant());
        return widgets.save(widget);
    }
}
