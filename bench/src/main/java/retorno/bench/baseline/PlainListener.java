package retorno.bench.baseline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.kafka.annotation.KafkaListener;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A listener and a repository: one row, one transaction a report.
@EnableAutoConfiguration
class PlainListener {
    private static final JsonMapper JSON = new JsonMapper();

    private final ReportRepository reports;

    PlainListener(ReportRepository reports) {
        this.reports = reports;
    }

    @KafkaListener(topics = "${bench.topic:email-webhook}", groupId = "${bench.group:plain}")
    void receive(byte[] body) {
        for (JsonNode result : JSON.readTree(body).at("/results")) {
            reports.save(
                    new Report(
                            result.at("/messageId").asString(),
                            result.at("/status/groupName").asString(),
                            result.at("/to").asString(),
                            result.at("/callbackData").asString()));
        }
    }

    public static void main(String[] args) {
        SpringApplication.run(PlainListener.class, args);
    }
}
