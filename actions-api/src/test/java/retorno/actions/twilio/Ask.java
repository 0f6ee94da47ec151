package retorno.actions.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static retorno.actions.twilio.Samples.CALL;
import static retorno.actions.twilio.Samples.FROM;
import static retorno.actions.twilio.Samples.ROOM;
import static retorno.actions.twilio.Samples.TO;
import static retorno.actions.twilio.Samples.newCall;
import static retorno.actions.twilio.Samples.newParticipant;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/// Everything that Twilio can be asked, for tests of what holds for all of it.
final class Ask {
    /// Everything that makes or changes something.
    static final List<Named<Consumer<TwilioCalls>>> CHANGES =
            List.of(
                    Named.of("create", twilio -> twilio.create(newCall())),
                    Named.of("end", twilio -> twilio.end(CALL, EndAs.COMPLETED)),
                    Named.of("say", twilio -> twilio.say(CALL, "<Response/>")),
                    Named.of("add", twilio -> twilio.add(ROOM, newParticipant())));

    /// Everything that only looks.
    static final List<Named<Consumer<TwilioCalls>>> LOOKS =
            List.of(
                    Named.of("fetch", twilio -> twilio.fetch(CALL)),
                    Named.of("find", twilio -> twilio.find(TO, FROM, Instant.EPOCH)),
                    Named.of("participants", twilio -> twilio.participants(ROOM)));

    private Ask() {}

    static List<Consumer<TwilioCalls>> everything() {
        return Stream.concat(CHANGES.stream(), LOOKS.stream()).map(Named::getPayload).toList();
    }

    static TwilioFailure failure(TwilioCalls client, Consumer<TwilioCalls> ask) {
        TwilioFailure failure = catchThrowableOfType(TwilioFailure.class, () -> ask.accept(client));
        assertThat(failure).isNotNull();
        return failure;
    }

    /// Neither credentials nor numbers, not even where all of it is printed.
    static void assertSaysNothingSecret(TwilioFailure failure) {
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all, true));
        assertThat(all.toString())
                .doesNotContain(FarEnd.TOKEN)
                .doesNotContain("Basic ")
                .doesNotContain(TO.substring(1))
                .doesNotContain(FROM.substring(1));
    }
}
