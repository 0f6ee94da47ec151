package retorno.bench.baseline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The limit: Boot and Tomcat read the body and answer; nothing is kept.
@RestController
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
        })
class BareServer {
    @PostMapping("/**")
    String receive(@RequestBody byte[] body) {
        return "{\"bytes\":" + body.length + "}";
    }

    public static void main(String[] args) {
        SpringApplication.run(BareServer.class, args);
    }
}
