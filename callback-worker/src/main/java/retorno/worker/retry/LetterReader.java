package retorno.worker.retry;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import retorno.envelope.Envelope;
import retorno.event.CallbackEvent;
import retorno.provider.Parsed;
import retorno.worker.deadletter.Burial;
import retorno.worker.deadletter.DeadLetter;
import retorno.worker.deadletter.DeadLetterDesk;
import retorno.worker.deadletter.DeadLetters;
import retorno.worker.deadletter.KeptLetter;
import retorno.worker.intake.EventRouter;
import retorno.worker.intake.RecordReader;
import retorno.worker.rows.Care;
import retorno.worker.rows.Fate;
import retorno.worker.rows.Item;
import retorno.worker.rows.Lineage;

/// Reads one dead letter again: its items become rows, letters of their own where only a part of it
/// still fails, or it stays what it is.
@Component
final class LetterReader {
    private static final String BODY_IS_GONE =
            "the body that it came with is not kept any more: ./retorno replay --receipt reads it from Kafka";

    private final RecordReader reader;
    private final EventRouter router;
    private final DeadLetters deadLetters;
    private final DeadLetterDesk desk;

    LetterReader(
            RecordReader reader, EventRouter router, DeadLetters deadLetters, DeadLetterDesk desk) {
        this.reader = reader;
        this.router = router;
        this.deadLetters = deadLetters;
        this.desk = desk;
    }

    /// Must run inside a transaction.
    ///
    /// @param kept as the table has it: its body may stand with another letter of its request
    void read(KeptLetter kept, RetryBatch done) {
        done.tried();
        KeptLetter letter = desk.whole(kept);
        if (letter.isWithoutBody()) {
            // To read nothing would make a letter of nothing, and this one would count as replayed.
            desk.failedAgain(letter, letter.cause(), letter.place(), BODY_IS_GONE);
            return;
        }
        List<DeadLetter> failing = new ArrayList<>();
        List<Item<CallbackEvent>> events = new ArrayList<>();
        sort(letter, events, failing, done);
        if (isOfAnotherItem(letter, events)) {
            desk.failedAgain(letter, letter.cause(), letter.place(), BODY_IS_GONE);
            return;
        }
        List<Fate> fates = router.store(events, Care.NARROWING);
        for (int i = 0; i < events.size(); i++) {
            switch (fates.get(i)) {
                case Fate.Stored stored -> done.stored(letter, events.get(i));
                case Fate.Duplicate known -> done.duplicate(letter);
                case Fate.Refused refused -> {
                    Item<CallbackEvent> item = events.get(i);
                    failing.add(
                            DeadLetter.refused(
                                    item.lineage(), letter.envelope(), item.event(), refused));
                }
            }
        }
        end(letter, failing, done);
    }

    /// What was refused has its event's key; bytes that make another event are not its own.
    private static boolean isOfAnotherItem(KeptLetter letter, List<Item<CallbackEvent>> events) {
        return letter.cause().equals(DeadLetter.REFUSED)
                && !events.isEmpty()
                && events.stream()
                        .noneMatch(
                                item -> item.event().occurred().key().hex().equals(letter.key()));
    }

    private void sort(
            KeptLetter letter,
            List<Item<CallbackEvent>> events,
            List<DeadLetter> failing,
            RetryBatch done) {
        Envelope envelope = letter.envelope();
        List<Parsed> items = reader.items(envelope);
        boolean oneOfMany =
                letter.cause().equals(DeadLetter.REFUSED) && letter.item() < items.size();
        for (int i = 0; i < items.size(); i++) {
            if (oneOfMany && i != letter.item()) {
                continue;
            }
            Lineage lineage = letter.lineage(items.size() == 1 ? letter.item() : i);
            switch (items.get(i)) {
                case Parsed.Event(CallbackEvent event) -> events.add(new Item<>(event, lineage));
                case Parsed.Unreadable unreadable ->
                        failing.add(
                                DeadLetter.unreadable(
                                        lineage, envelope, within(letter, unreadable)));
                case Parsed.Ignored ignored -> done.ignored(letter);
            }
        }
    }

    /// The letter that fails as itself stays; what else fails is a letter of its own.
    private void end(KeptLetter letter, List<DeadLetter> failing, RetryBatch done) {
        @Nullable DeadLetter itself = null;
        for (DeadLetter each : failing) {
            if (each.key().hex().equals(letter.key())) {
                itself = each;
            } else {
                done.letter(letter, deadLetters.bury(List.of(each)).getFirst() == Burial.NEW);
            }
        }
        if (itself == null) {
            desk.replayed(letter);
            done.replayed();
        } else {
            desk.failedAgain(letter, itself.cause(), itself.path(), itself.detail());
        }
    }

    /// A letter's bytes may be a part of a body: what is said of them is said of a place in the
    /// body.
    private static Parsed.Unreadable within(KeptLetter letter, Parsed.Unreadable part) {
        String place = letter.path();
        if (place == null || !place.startsWith("$") || !part.path().startsWith("$")) {
            return part;
        }
        return new Parsed.Unreadable(
                part.cause(), place + part.path().substring(1), part.detail(), part.fragment());
    }
}
