package retorno.fake;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import retorno.fake.call.CallCallbacks;
import retorno.fake.call.Calls;
import retorno.fake.clock.Timeline;
import retorno.fake.conference.Rooms;
import retorno.fake.fault.Faults;
import retorno.fake.fault.Silence;
import retorno.fake.journal.Journal;
import retorno.fake.message.Inbox;
import retorno.fake.message.Messages;
import retorno.fake.outgoing.Courier;
import retorno.fake.recording.Recordings;
import retorno.fake.resource.Account;
import retorno.fake.script.Scripts;
import retorno.fake.voice.Stage;
import retorno.fake.voice.Voice;

/// What the fake is made of.
@Configuration(proxyBeanMethods = false)
class FakeParts {
    @Bean
    Account account(FakeSettings settings) {
        return settings.account();
    }

    @Bean
    Timeline timeline(FakeSettings settings) {
        return new Timeline(settings.speed());
    }

    @Bean
    Journal journal(Timeline timeline) {
        return new Journal(timeline);
    }

    @Bean
    Faults faults() {
        return new Faults();
    }

    @Bean
    Silence silence(FakeSettings settings) {
        return new Silence(settings.silence());
    }

    @Bean
    Scripts scripts(FakeSettings settings) {
        return new Scripts(settings.everybody());
    }

    @Bean
    Courier courier(Timeline timeline, Journal journal, Faults faults, FakeSettings settings) {
        return new Courier(timeline, journal, faults, settings.authToken(), settings.patience());
    }

    @Bean
    Messages messages(Timeline timeline, Courier courier, Scripts scripts, Account account) {
        return new Messages(timeline, courier, scripts, account.sid());
    }

    @Bean
    Inbox inbox(Courier courier, Journal journal, Messages messages, Account account) {
        return new Inbox(courier, journal, messages, account.sid());
    }

    @Bean
    Stage stage(
            Timeline timeline,
            Courier courier,
            Journal journal,
            Scripts scripts,
            FakeSettings settings,
            Environment environment) {
        String sid = settings.accountSid();
        CallCallbacks callbacks = new CallCallbacks(timeline, courier, sid);
        Recordings recordings =
                new Recordings(
                        timeline,
                        courier,
                        sid,
                        () -> Address.of(environment) + settings.account().path());
        Calls calls = new Calls(timeline, scripts, callbacks, recordings);
        return new Stage(
                timeline,
                courier,
                journal,
                calls,
                callbacks,
                recordings,
                new Rooms(timeline, courier, sid),
                settings.ownNumbers());
    }

    @Bean
    Voice voice(Stage stage) {
        return new Voice(stage);
    }
}
