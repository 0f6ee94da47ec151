package retorno.actions.calls.records;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Transactional(propagation = Propagation.SUPPORTS)
interface TwilioCallStore extends JpaRepository<TwilioCall, String> {
    /// The ids alone: a row that was read before its call is held may be old already.
    @Query("select distinct l.phoneCallId from TwilioCall l where l.sid in :sids")
    List<String> callsOf(Collection<String> sids);

    @Query("select l.sid from TwilioCall l where l.sid in :sids")
    List<String> known(Collection<String> sids);

    List<TwilioCall> findByPhoneCallIdIn(Collection<String> ids);
}
