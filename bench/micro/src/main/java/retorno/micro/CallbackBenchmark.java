package retorno.micro;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import retorno.envelope.Envelope;
import retorno.event.EventKey;
import retorno.event.EventWriter;
import retorno.event.PublishedEvent;
import retorno.provider.Parsed;
import retorno.provider.Provider;
import retorno.provider.Providers;
import retorno.provider.Secrets;
import retorno.provider.Verdict;
import retorno.provider.WebhookRequest;

/// What the model does for each callback: prove who sent it, parse it, name its events.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CallbackBenchmark {
    private static final Secrets SECRETS =
            new Secrets(
                    Map.of(
                            "twilio.auth-tokens", List.of(Callbacks.TOKEN),
                            "infobip.users", List.of(Callbacks.CREDENTIALS)));

    private final Provider infobip = Providers.ofType("infobip.email").orElseThrow();
    private final Provider twilio = Providers.ofType("twilio.message-status").orElseThrow();
    private final WebhookRequest signed = Callbacks.signedStatus();
    private final WebhookRequest basic = Callbacks.reportWithCredentials();
    private final Envelope one = report(1);
    private final Envelope hundred = report(100);
    private final Envelope status =
            Callbacks.envelope(
                    "twilio.message-status",
                    Callbacks.STATUS_URL,
                    Callbacks.FORM,
                    Callbacks.status());

    private final List<PublishedEvent> published =
            infobip.parse(hundred).stream()
                    .map(item ->
                            PublishedEvent.of(
                                    UUID.randomUUID().toString(),
                                    Instant.parse("2024-07-16T20:26:55.123Z"),
                                    ((Parsed.Event) item).event()))
                    .toList();

    private final EventWriter writer = new EventWriter();
    private int next;

    private static Envelope report(int results) {
        return Callbacks.envelope(
                "infobip.email",
                "https://hooks.example.com/email",
                "application/json",
                Callbacks.report(results));
    }

    /// A figure of what is refused would say nothing.
    @Setup
    public void check() {
        if (!(verifyTwilioSignature() instanceof Verdict.Genuine)
                || !(verifyInfobipBasic() instanceof Verdict.Genuine)
                || parseInfobipHundred().size() != 100
                || !(parseInfobip().getFirst() instanceof Parsed.Event)
                || !(parseTwilio().getFirst() instanceof Parsed.Event)) {
            throw new IllegalStateException("the requests are not what they should be");
        }
    }

    /// X-Twilio-Signature over the URL and a form of five fields.
    @Benchmark
    public Verdict verifyTwilioSignature() {
        return twilio.verify(signed, SECRETS);
    }

    /// Basic credentials.
    @Benchmark
    public Verdict verifyInfobipBasic() {
        return infobip.verify(basic, SECRETS);
    }

    /// One delivery report, event key included.
    @Benchmark
    public List<Parsed> parseInfobip() {
        return infobip.parse(one);
    }

    /// A hundred delivery reports in one body.
    @Benchmark
    public List<Parsed> parseInfobipHundred() {
        return infobip.parse(hundred);
    }

    /// One message status.
    @Benchmark
    public List<Parsed> parseTwilio() {
        return twilio.parse(status);
    }

    /// The event of a delivery report as the worker publishes it, one after another.
    @Benchmark
    public byte[] writeEvent() {
        next = (next + 1) % published.size();
        return writer.json(published.get(next));
    }

    /// A key over six parts.
    @Benchmark
    public EventKey eventKey() {
        return EventKey.of("twilio.message-status")
                .add("SM00000000000000000000000000000007")
                .add("delivered")
                .add("+5511999990000")
                .add((String) null)
                .add("7")
                .add("2026")
                .key();
    }
}
