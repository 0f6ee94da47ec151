package retorno.standalone.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import retorno.worker.operations.WorkerTools;
import retorno.worker.timeline.Happening;
import retorno.worker.timeline.Timeline;

/// Whose timeline: one of four.
final class Whose {
    @Option(names = "--contact", paramLabel = "N", description = "qj_contact_id of a person.")
    private @Nullable Long contact;

    @Option(names = "--email", paramLabel = "ADDRESS", description = "In any case.")
    private @Nullable String email;

    @Option(names = "--phone", paramLabel = "NUMBER", description = "With or without +.")
    private @Nullable String phone;

    @Option(names = "--id", paramLabel = "ID", description = "Of a message, call or conference.")
    private @Nullable String id;

    List<Happening> find(WorkerTools tools, int most) {
        Timeline timeline = tools.the(Timeline.class);
        if (contact != null) {
            return timeline.ofContact(contact, most);
        }
        if (email != null) {
            return timeline.ofEmail(email, most);
        }
        if (phone != null) {
            return timeline.ofPhone(phone, most);
        }
        return id == null ? List.of() : timeline.ofId(id, most);
    }

    @Override
    public String toString() {
        if (contact != null) {
            return "contact " + contact;
        }
        return email != null ? email : phone != null ? phone : "id " + id;
    }
}
