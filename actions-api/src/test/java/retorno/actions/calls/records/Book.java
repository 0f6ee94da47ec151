package retorno.actions.calls.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import retorno.actions.calls.PhoneSettings;
import retorno.actions.calls.truth.Ending;
import retorno.actions.calls.truth.Fact;
import retorno.actions.calls.truth.LegStatus;
import retorno.actions.calls.truth.Side;
import retorno.actions.calls.widgets.PhoneWidget;
import retorno.actions.calls.widgets.Widgets;
import retorno.actions.settings.ActionsSettings;

/// The tables of calls on one database, without Kafka, without Twilio, and with a clock that a test
/// sets.
final class Book implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    Book(Map<String, String> datasource) {
        context =
                new SpringApplicationBuilder(Records.class)
                        .web(WebApplicationType.NONE)
                        .properties(
                                "spring.config.name=none",
                                "spring.main.banner-mode=off",
                                "logging.level.root=WARN",
                                "retorno.phone.from=+551140028922",
                                "retorno.phone.limits.per-number=0",
                                "spring.jpa.open-in-view=false")
                        .run(
                                datasource.entrySet().stream()
                                        .map(setting ->
                                                "--" + setting.getKey() + "=" + setting.getValue())
                                        .toArray(String[]::new));
        the(Widgets.class)
                .put(
                        7,
                        "phone",
                        null,
                        null,
                        List.of(new PhoneWidget.Target("+5511900000002", "Alvo")));
    }

    <T> T the(Class<T> bean) {
        return context.getBean(bean);
    }

    JdbcTemplate jdbc() {
        return the(JdbcTemplate.class);
    }

    /// A call that was asked for, and its command.
    Opened.Made call() {
        return (Opened.Made)
                the(CallDesk.class)
                        .take(
                                new NewPhoneCall(
                                        7, "+5511900000001", "Maria", "+5511900000002", "Alvo"),
                                null);
    }

    void hear(News... news) {
        the(CallBook.class).hear(List.of(news));
    }

    PhoneCall one(String id) {
        return the(CallReader.class).call(id).orElseThrow();
    }

    String standing(String id) {
        PhoneCall call = one(id);
        return call.status().word() + (call.reason() == null ? "" : " " + call.reason());
    }

    /// The rows of a call and its legs without what tells when they were written.
    List<Map<String, Object>> rows(String id) {
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.addAll(jdbc().queryForList("select * from phone_call where id = ?", id));
        rows.addAll(
                jdbc().queryForList(
                                "select * from twilio_call where phone_call_id = ? order by side",
                                id));
        for (Map<String, Object> row : rows) {
            row.keySet()
                    .removeAll(
                            List.of(
                                    "version",
                                    "updated_at",
                                    "created_at",
                                    "heard_at",
                                    "ask_at",
                                    "id",
                                    "phone_call_id",
                                    "sid"));
        }
        return rows;
    }

    /// A status callback of a leg whose sid is made of the call and the side.
    static News said(String call, Side side, LegStatus status, long number) {
        return news(
                call,
                side,
                number,
                new Fact.Said(
                        side,
                        status,
                        number,
                        Instant.parse("2026-11-21T12:00:00Z").plusSeconds(number)));
    }

    static News asked(String call, Side side, LegStatus status) {
        return news(call, side, 99, new Fact.Said(side, status, Ending.ASKED, null));
    }

    static News news(String call, Side side, long number, Fact... facts) {
        return new News(
                call + side + number + List.of(facts).hashCode(),
                News.Source.CALLBACK,
                call,
                "CA-" + side.word() + "-" + call.substring(0, 8),
                side,
                "status",
                "word",
                number,
                null,
                Instant.parse("2026-11-21T12:00:00Z"),
                "{}",
                News.Detail.NONE,
                known -> List.of(facts));
    }

    @Override
    public void close() {
        context.close();
    }

    @EnableAutoConfiguration
    @EnableConfigurationProperties({ActionsSettings.class, PhoneSettings.class})
    @EnableJpaRepositories(basePackageClasses = {CallBook.class, Widgets.class})
    @EntityScan(basePackageClasses = {CallBook.class, Widgets.class})
    @ComponentScan({
        "retorno.actions.calls.records",
        "retorno.actions.calls.widgets",
        "retorno.actions.database"
    })
    static class Records {
        @Bean
        SetClock clock() {
            return new SetClock();
        }
    }
}
