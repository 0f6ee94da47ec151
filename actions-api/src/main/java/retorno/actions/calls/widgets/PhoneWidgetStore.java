package retorno.actions.calls.widgets;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Transactional(propagation = Propagation.SUPPORTS)
interface PhoneWidgetStore extends JpaRepository<PhoneWidget, Long> {
    @Query("select w from PhoneWidget w order by w.id")
    List<PhoneWidget> first(Limit limit);

    /// Counting its calls and placing one more are one step.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select w from PhoneWidget w where w.id = :id")
    Optional<PhoneWidget> hold(long id);
}
