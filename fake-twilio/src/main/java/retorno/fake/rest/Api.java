package retorno.fake.rest;

import org.springframework.stereotype.Component;
import retorno.fake.call.Calls;
import retorno.fake.clock.Timeline;
import retorno.fake.conference.Rooms;
import retorno.fake.journal.Journal;
import retorno.fake.message.Messages;
import retorno.fake.outgoing.Courier;
import retorno.fake.resource.Account;
import retorno.fake.voice.Stage;
import retorno.fake.voice.Voice;

/// What requests to the API work on.
@Component
record Api(Account account, Stage stage, Voice voice, Messages messages) {

    Timeline timeline() {
        return stage.timeline();
    }

    Calls calls() {
        return stage.calls();
    }

    Rooms rooms() {
        return stage.rooms();
    }

    Courier courier() {
        return stage.courier();
    }

    Journal journal() {
        return stage.journal();
    }

    /// Whether calls and messages may come from this number.
    boolean owns(String number) {
        return stage.owns(number);
    }
}
