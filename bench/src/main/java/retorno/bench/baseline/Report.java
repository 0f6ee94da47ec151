package retorno.bench.baseline;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "plain_callback")
class Report {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String messageId = "";
    private String status = "";
    private String email = "";
    private String callbackData = "";

    protected Report() {}

    Report(String messageId, String status, String email, String callbackData) {
        this.messageId = messageId;
        this.status = status;
        this.email = email;
        this.callbackData = callbackData;
    }
}
