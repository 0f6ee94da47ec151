package retorno.actions.calls.records;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Transactional(propagation = Propagation.SUPPORTS)
interface TwilioCommandStore extends JpaRepository<TwilioCommand, Long> {
    List<TwilioCommand> findByPhoneCallIdIn(Collection<String> ids);

    Optional<TwilioCommand> findByPhoneCallIdAndCommand(String phoneCallId, String command);

    @Query("select c.phoneCallId from TwilioCommand c where c.id = :id")
    Optional<String> callOf(long id);

    @Query(
            """
            select c.id from TwilioCommand c
            where c.state in ('waiting', 'attempting') and c.dueAt <= :now
              and (c.leaseUntil is null or c.leaseUntil < :now)
            order by c.dueAt\
            """)
    List<Long> due(Instant now, Limit limit);
}
