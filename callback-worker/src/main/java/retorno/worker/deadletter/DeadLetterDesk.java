package retorno.worker.deadletter;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What operators do with dead letters. `which` is a fingerprint or a receipt; the empty text means
/// all of them.
@Component
public class DeadLetterDesk {
    /// A letter that was tried this often is parked: only who asks for parked ones tries it again.
    public static final int ATTEMPTS = 5;

    /// Bodies that are in memory at once, in bytes; a single one may be larger.
    private static final long AT_ONCE = 8 << 20;

    private final DeskStore store;

    DeadLetterDesk(DeskStore store) {
        this.store = store;
    }

    /// Clusters, the largest first.
    ///
    /// @param all those that were replayed or discarded as well
    public List<Cluster> clusters(boolean all) {
        return store.clusters(all);
    }

    /// Letters of any state, the oldest first.
    public List<KeptLetter> show(String which, int most) {
        return store.letters(which, most);
    }

    /// Takes open letters off the list, with a reason for whoever asks later; their bytes stay.
    ///
    /// @return how many
    public int discard(String which, String reason) {
        return store.discard(which, SafeText.of(reason, 1_000));
    }

    /// The id of the newest letter: who tries again all there are would else meet the letters that
    /// the trying makes.
    public long newest() {
        return store.newest();
    }

    /// The open letters behind `after` and up to `last`, by id, as many as memory should hold at
    /// once. One that shares its body is without it until it is asked for as a whole.
    ///
    /// @param parked those that were tried [#ATTEMPTS] times as well
    public List<KeptLetter> next(String which, boolean parked, long after, long last) {
        long until = Math.min(last, store.until(which, limit(parked), after, AT_ONCE));
        return store.open(which, limit(parked), after, until);
    }

    /// A letter has become what it should have been.
    public void replayed(KeptLetter letter) {
        store.replayed(letter.id());
    }

    /// A letter failed again; it now says what today's code makes of it.
    public void failedAgain(KeptLetter letter, String cause, String path, String detail) {
        String fingerprint = Fingerprint.of(letter.type(), cause, path);
        store.failedAgain(
                letter.id(),
                SafeText.of(cause, 100),
                SafeText.of(path, 500),
                SafeText.of(detail, 1_000),
                fingerprint);
    }

    /// A letter with its body, wherever that stands.
    public KeptLetter whole(KeptLetter letter) {
        if (!letter.isWithoutBody()) {
            return letter;
        }
        Optional<byte[]> body = store.bodyOf(letter.receipt());
        return body.map(letter::withPayload).orElse(letter);
    }

    private static int limit(boolean parked) {
        return parked ? Integer.MAX_VALUE : ATTEMPTS;
    }
}
