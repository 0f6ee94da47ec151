package retorno.worker.deadletter;

import java.util.List;
import org.springframework.stereotype.Component;

/// Where items go that could not become rows: kept with their bytes, found by cause.
@Component
public class DeadLetters {
    private final DeadLetterStore store;

    DeadLetters(DeadLetterStore store) {
        this.store = store;
    }

    /// Keeps dead letters. Must run inside the transaction of their batch. What the database could
    /// refuse is taken out of their texts before, so that a dead letter itself never blocks.
    ///
    /// @return for each, in the order given: whether it is new. One that is not is only counted as
    ///   seen again, and not even that when its request was counted before
    public List<Boolean> bury(List<DeadLetter> letters) {
        return letters.stream().map(store::keep).toList();
    }
}
