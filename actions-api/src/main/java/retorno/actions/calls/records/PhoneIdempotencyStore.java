package retorno.actions.calls.records;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Transactional(propagation = Propagation.SUPPORTS)
interface PhoneIdempotencyStore extends JpaRepository<PhoneIdempotency, String> {}
