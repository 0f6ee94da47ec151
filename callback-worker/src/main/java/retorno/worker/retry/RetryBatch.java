package retorno.worker.retry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import retorno.event.CallbackEvent;
import retorno.worker.deadletter.KeptLetter;
import retorno.worker.ledger.Page;
import retorno.worker.rows.Item;

/// What became of some letters, counted while it happens.
final class RetryBatch {
    private final Map<Place, Page> pages = new LinkedHashMap<>();
    private final List<Item<CallbackEvent>> fresh = new ArrayList<>();
    private long tried;
    private long replayed;
    private long duplicates;

    private record Place(String topic, int partition) {}

    void tried() {
        tried++;
    }

    void replayed() {
        replayed++;
    }

    void stored(KeptLetter letter, Item<CallbackEvent> event) {
        item(letter).stored();
        fresh.add(event);
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

    /// The events that became new rows.
    List<Item<CallbackEvent>> fresh() {
        return fresh;
    }

    Retry.Report report() {
        return new Retry.Report(tried, replayed, fresh.size(), duplicates, tried - replayed);
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
