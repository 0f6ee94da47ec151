package retorno.actions.calls.records;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands until a test moves it; finer than any column, as real ones are.
final class SetClock implements InstantSource {
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-21T12:00:00.123456789Z"));

    @Override
    public Instant instant() {
        return now.get();
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }
}
