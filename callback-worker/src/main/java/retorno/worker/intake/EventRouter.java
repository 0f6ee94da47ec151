package retorno.worker.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import retorno.event.CallEvent;
import retorno.event.CallbackEvent;
import retorno.event.ConferenceEvent;
import retorno.event.EmailEvent;
import retorno.event.MessageReceived;
import retorno.event.RecordingEvent;
import retorno.event.SmsEvent;
import retorno.worker.calls.CallStore;
import retorno.worker.email.EmailStore;
import retorno.worker.rows.Care;
import retorno.worker.rows.Fate;
import retorno.worker.rows.Image;
import retorno.worker.rows.Item;
import retorno.worker.rows.Lineage;
import retorno.worker.sms.SmsStore;

/// The worker's table of contents: which event goes to which store.
@Component
public class EventRouter {
    private final EmailStore email;
    private final SmsStore sms;
    private final CallStore calls;

    EventRouter(EmailStore email, SmsStore sms, CallStore calls) {
        this.email = email;
        this.sms = sms;
        this.calls = calls;
    }

    /// Stores events, each kind as one batch.
    ///
    /// @return what became of each, in the order given
    public List<Fate> store(List<Item<CallbackEvent>> items, Care care) {
        Lane<EmailEvent> emails = new Lane<>();
        Lane<SmsEvent> messages = new Lane<>();
        Lane<MessageReceived> received = new Lane<>();
        Lane<CallEvent> legs = new Lane<>();
        Lane<ConferenceEvent> conferences = new Lane<>();
        Lane<RecordingEvent> recordings = new Lane<>();
        for (int place = 0; place < items.size(); place++) {
            Lineage lineage = items.get(place).lineage();
            switch (items.get(place).event()) {
                case EmailEvent event -> emails.add(event, lineage, place);
                case SmsEvent event -> messages.add(event, lineage, place);
                case MessageReceived event -> received.add(event, lineage, place);
                case CallEvent event -> legs.add(event, lineage, place);
                case ConferenceEvent event -> conferences.add(event, lineage, place);
                case RecordingEvent event -> recordings.add(event, lineage, place);
            }
        }
        Fate[] fates = new Fate[items.size()];
        emails.through(email::insert, care, fates);
        messages.through(sms::insertEvents, care, fates);
        received.through(sms::insertReceived, care, fates);
        legs.through(calls::insertCalls, care, fates);
        conferences.through(calls::insertConferences, care, fates);
        recordings.through(calls::insertRecordings, care, fates);
        return Arrays.asList(fates);
    }

    /// The row that an event would be, without writing it.
    public Image image(CallbackEvent of, Lineage lineage) {
        return switch (of) {
            case EmailEvent event -> email.image(event, lineage);
            case SmsEvent event -> sms.image(event, lineage);
            case MessageReceived event -> sms.image(event, lineage);
            case CallEvent event -> calls.image(event, lineage);
            case ConferenceEvent event -> calls.image(event, lineage);
            case RecordingEvent event -> calls.image(event, lineage);
        };
    }

    /// The events of one kind, and the places they came from.
    private static final class Lane<E extends CallbackEvent> {
        private final List<Item<E>> items = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();

        void add(E event, Lineage lineage, int place) {
            items.add(new Item<>(event, lineage));
            places.add(place);
        }

        void through(BiFunction<List<Item<E>>, Care, List<Fate>> store, Care care, Fate[] fates) {
            if (items.isEmpty()) {
                return;
            }
            List<Fate> told = store.apply(items, care);
            for (int i = 0; i < places.size(); i++) {
                fates[places.get(i)] = told.get(i);
            }
        }
    }
}
