package retorno.actions.calls.records;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Whoever changes a call, its legs or its commands holds the call's row, so that nobody's change
/// is lost; several in the order of their ids.
@Transactional(propagation = Propagation.SUPPORTS)
interface PhoneCallStore extends JpaRepository<PhoneCall, String> {
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from PhoneCall c where c.id in :ids order by c.id")
    List<PhoneCall> hold(Collection<String> ids);

    /// Without a transaction of its own, unlike what Spring Data has for it: on SQLite that would
    /// be a writer's.
    @Query("select c from PhoneCall c where c.id = :id")
    Optional<PhoneCall> one(String id);

    @Query("select c.id from PhoneCall c where c.askAt <= :now order by c.askAt")
    List<String> toAskAbout(Instant now, Limit limit);

    @Query(
            """
            select c from PhoneCall c
            where c.createdAt >= :from and c.createdAt < :to
            order by c.createdAt desc, c.id\
            """)
    List<PhoneCall> between(Instant from, Instant to, Pageable page);

    @Query(
            """
            select c from PhoneCall c
            where c.status = :status and c.createdAt >= :from and c.createdAt < :to
            order by c.createdAt desc, c.id\
            """)
    List<PhoneCall> between(String status, Instant from, Instant to, Pageable page);

    @Query(
            """
            select c.createdAt from PhoneCall c
            where c.fromNumber = :number and c.createdAt > :since
            order by c.createdAt desc\
            """)
    List<Instant> ofNumber(String number, Instant since, Limit limit);

    @Query(
            """
            select c.createdAt from PhoneCall c
            where c.widgetId = :widget and c.createdAt > :since
            order by c.createdAt desc\
            """)
    List<Instant> ofWidget(long widget, Instant since, Limit limit);

    default Optional<PhoneCall> hold(String id) {
        return hold(List.of(id)).stream().findFirst();
    }
}
