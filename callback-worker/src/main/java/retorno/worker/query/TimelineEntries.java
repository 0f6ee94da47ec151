package retorno.worker.query;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface TimelineEntries extends Repository<TimelineEntry, String> {
    List<TimelineEntry> findByIdExternoOrderByHappenedAt(String idExterno, Limit limit);

    List<TimelineEntry> findByQjContactIdOrderByHappenedAt(long qjContactId, Limit limit);

    List<TimelineEntry> findByRecipientOrderByHappenedAt(String recipient, Limit limit);
}
