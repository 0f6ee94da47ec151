package retorno.actions.calls.records;

import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Transactional(propagation = Propagation.SUPPORTS)
interface TwilioEventStore extends JpaRepository<TwilioEvent, Long> {
    @Query("select e.eventKey from TwilioEvent e where e.eventKey in :keys")
    List<String> known(Collection<String> keys);

    @Query("select e from TwilioEvent e where e.phoneCallId = :id order by e.id")
    List<TwilioEvent> ofCall(String id, Limit limit);
}
