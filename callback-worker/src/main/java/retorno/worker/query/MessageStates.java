package retorno.worker.query;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface MessageStates extends Repository<MessageState, String> {
    List<MessageState> findByIdExternoOrderByRecipient(String idExterno, Limit limit);
}
