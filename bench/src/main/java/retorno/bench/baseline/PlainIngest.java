package retorno.bench.baseline;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import retorno.bench.load.Backlog;

/// A controller and a template: verifies nobody, and answers 200 after the broker's ack.
@RestController
@EnableAutoConfiguration(
        excludeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
class PlainIngest {
    private final KafkaTemplate<Object, Object> kafka;

    PlainIngest(KafkaTemplate<Object, Object> kafka) {
        this.kafka = kafka;
    }

    @PostMapping("/**")
    String receive(@RequestBody byte[] body) throws ExecutionException, InterruptedException {
        kafka.send("plain", body).get();
        return "{\"ok\":true}";
    }

    @Bean
    NewTopic plain() {
        return new NewTopic("plain", Backlog.PARTITIONS, (short) 1);
    }

    public static void main(String[] args) {
        SpringApplication.run(PlainIngest.class, args);
    }
}
