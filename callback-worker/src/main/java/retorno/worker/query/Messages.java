package retorno.worker.query;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/// Answers about messages and people, oldest event first; every answer is bounded.
@Component
public class Messages {
    private static final Limit MOST = Limit.of(10_000);

    private final TimelineEntries entries;
    private final MessageStates states;

    Messages(TimelineEntries entries, MessageStates states) {
        this.entries = entries;
        this.states = states;
    }

    /// Where a message stands, one for each recipient.
    public List<MessageState> latest(String idExterno) {
        return states.findByIdExternoOrderByRecipient(idExterno, MOST);
    }

    /// Everything that happened to a message or call.
    public List<TimelineEntry> ofMessage(String idExterno) {
        return entries.findByIdExternoOrderByHappenedAt(idExterno, MOST);
    }

    /// Everything that happened to a contact, across channels.
    public List<TimelineEntry> ofContact(long qjContactId) {
        return entries.findByQjContactIdOrderByHappenedAt(qjContactId, MOST);
    }

    /// Everything that happened to an e-mail address or phone number.
    public List<TimelineEntry> ofRecipient(String recipient) {
        return entries.findByRecipientOrderByHappenedAt(recipient, MOST);
    }
}
