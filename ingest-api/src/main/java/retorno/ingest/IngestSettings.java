package retorno.ingest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import retorno.envelope.Topics;
import retorno.program.BaseUrl;
import retorno.program.CannotStart;
import retorno.provider.Secrets;

/// What ingest can be told, below `retorno.`; every key is explained in `ingest.yaml`.
///
/// A blank value counts as not set. The prefix is shared with the other programs: keys that are not
/// ours pass.
///
/// @param publicUrl what providers call, without a trailing slash; null: the Host header says it
/// @param maxBody the largest body accepted, in bytes
/// @param maxInFlight how many bytes of bodies may wait for Kafka at once
/// @param ackTimeout how long one request may wait for Kafka before it goes to the spool
/// @param data where programs keep what must survive
/// @param spoolDir where requests wait while Kafka is away; null: `spool` below `data`
/// @param spoolMaxBytes how much may wait there; 0: nothing, which makes an outage a 503
/// @param spoolReserve how much of the disk the spool leaves to others
/// @param partitions of a topic that ingest creates
/// @param retention of a topic that ingest creates
/// @param topics CloudEvents type → topic, for the types that do not go to `email-webhook`
/// @param allowUnsigned whether unverifiable requests are accepted beyond loopback
@ConfigurationProperties("retorno")
record IngestSettings(
        @Nullable String publicUrl,
        @DefaultValue("4MB") DataSize maxBody,
        @DefaultValue("128MB") DataSize maxInFlight,
        @DefaultValue("3s") Duration ackTimeout,
        @DefaultValue("data") Path data,
        @Nullable Path spoolDir,
        @DefaultValue("1GB") DataSize spoolMaxBytes,
        @DefaultValue("256MB") DataSize spoolReserve,
        @DefaultValue("6") Integer partitions,
        @DefaultValue("30d") Duration retention,
        @DefaultValue Map<String, String> topics,
        @DefaultValue("false") Boolean allowUnsigned,
        @DefaultValue ProviderSettings.Twilio twilio,
        @DefaultValue ProviderSettings.Infobip infobip) {

    /// What `max-body` may be set to at most.
    static final DataSize LARGEST_BODY = DataSize.ofMegabytes(256);

    // Does not repeat the value: it might hold a password.
    private static final String PUBLIC_URL = "retorno.public-url (RETORNO_PUBLIC_URL)";

    IngestSettings {
        publicUrl =
                publicUrl == null || publicUrl.isBlank()
                        ? null
                        : BaseUrl.of(publicUrl, PUBLIC_URL, "https://hooks.example.com");
        require(
                maxBody.toBytes() >= 1024 && maxBody.compareTo(LARGEST_BODY) <= 0,
                "retorno.max-body (RETORNO_MAX_BODY) must be from 1KB to 256MB.");
        require(
                maxInFlight.compareTo(maxBody) >= 0,
                "retorno.max-in-flight (RETORNO_MAX_IN_FLIGHT) must be at least retorno.max-body.");
        require(
                ackTimeout.toMillis() >= 100 && ackTimeout.toMillis() <= 8000,
                "retorno.ack-timeout (RETORNO_ACK_TIMEOUT) must be from 100ms to 8s:"
                        + " Twilio waits 15 s in all, and reading a body may take 6 s.");
        require(partitions >= 1, "retorno.partitions (RETORNO_PARTITIONS) must be at least 1.");
        require(
                retention.toMillis() > 0,
                "retorno.retention (RETORNO_RETENTION) must be longer than nothing, such as 30d.");
        topics = TopicNames.byType(topics);
    }

    /// The secrets and signing options, as the providers ask for them.
    Secrets secrets() {
        Map<String, List<String>> settings = new HashMap<>();
        twilio.into(settings);
        infobip.into(settings);
        settings.values().removeIf(List::isEmpty);
        return new Secrets(Map.copyOf(settings));
    }

    /// Where requests wait while Kafka is away.
    Path spool() {
        return spoolDir == null ? data.resolve("spool") : spoolDir;
    }

    /// Where callbacks of a type go.
    String topic(String type) {
        return topics.getOrDefault(type, Topics.EMAIL_WEBHOOK);
    }

    /// Every topic that something goes to, or did before the setting was changed.
    Collection<String> allTopics() {
        TreeSet<String> all = new TreeSet<>(topics.values());
        all.add(Topics.EMAIL_WEBHOOK);
        return all;
    }

    /// Names no secret: settings end up in logs and heap dumps' string views.
    @Override
    public String toString() {
        return "IngestSettings[publicUrl=%s, maxBody=%s, topics=%s, allowUnsigned=%s, %s]"
                .formatted(publicUrl, maxBody, topics, allowUnsigned, secrets());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new CannotStart(otherwise);
        }
    }
}
