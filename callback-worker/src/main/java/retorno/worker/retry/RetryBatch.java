package retorno.worker.retry;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import retorno.worker.deadletter.KeptLetter;
import retorno.worker.ledger.Page;

/// What became of some letters, counted while it happens.
final class RetryBatch {
    private final Map<Place, Page> pages = new LinkedHashMap<>();
    private long tried;
    private long replayed;
    private long rows;
    private long duplicates;

    private record Place(String topic, int partition) {}

    void tried() {
        tried++;
    }

    void replayed() {
        replayed++;
    }

    void stored(KeptLetter letter) {
        item(letter).stored();
        rows++;
    }

    void duplicate(KeptLetter letter) {
        item(letter).duplicate();
        duplicates++;
    }

    void ignored(KeptLetter letter) {
        item(letter).ignored();
    }

    /// A part of the letter that is a letter of its own from now on.
    void letter(KeptLetter letter, boolean fresh) {
        if (fresh) {
            item(letter).deadLetter();
        } else {
            item(letter).duplicate();
        }
    }

    Collection<Page> pages() {
        return pages.values();
    }

    Retry.Report report() {
        return new Retry.Report(tried, replayed, rows, duplicates, tried - replayed);
    }

    private Page item(KeptLetter letter) {
        Page page =
                pages.computeIfAbsent(
                        new Place(letter.topic(), letter.partition()),
                        place -> new Page(place.topic(), place.partition()));
        page.item(letter.offset());
        return page;
    }
}
