package retorno.worker.timeline;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Finds what happened, oldest first, by way of indexes: never by reading whole tables. Every
/// answer has at most so many entries.
@Component
public class Timeline {
    private final TimelineStore store;

    Timeline(TimelineStore store) {
        this.store = store;
    }

    /// To a contact, across channels.
    public List<Happening> ofContact(long contactId, int most) {
        return store.ofContact(contactId, most);
    }

    /// To a message, call or conference.
    public List<Happening> ofId(String id, int most) {
        return store.ofId(id, most);
    }

    /// To an e-mail address, in whatever case it was spelled.
    public List<Happening> ofEmail(String address, int most) {
        Set<String> spelled = new LinkedHashSet<>(store.spellings(address));
        spelled.add(address);
        spelled.add(address.toLowerCase(Locale.ROOT));
        return store.ofRecipients(spelled, most);
    }

    /// To a phone number, with or without `+`, spaces, dots, dashes and parentheses.
    public List<Happening> ofPhone(String number, int most) {
        String bare = number.replaceAll("[\\s().-]", "").replaceFirst("^\\+", "");
        return store.ofRecipients(Set.of(bare, "+" + bare), most);
    }
}
