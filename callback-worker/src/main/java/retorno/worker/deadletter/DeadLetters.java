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
    /// @return what became of each, in the order given
    public List<Burial> bury(List<DeadLetter> letters) {
        return letters.stream().map(this::bury).toList();
    }

    private Burial bury(DeadLetter letter) {
        boolean spared = letter.sharesItsBody() && store.hasBody(letter);
        return store.keep(spared ? letter.withoutBody() : letter);
    }
}
