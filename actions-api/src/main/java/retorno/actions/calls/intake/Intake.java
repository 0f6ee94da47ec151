package retorno.actions.calls.intake;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import retorno.actions.calls.records.CallBook;
import retorno.actions.calls.records.News;
import retorno.event.EventKey;
import retorno.event.PublishedEvent;
import retorno.event.UnreadableEvent;

/// The way of an event: read, kept and concluded from in one transaction a batch, and only then is
/// its offset committed.
///
/// A record that nobody can read is kept as what it is. One whose data the database refuses costs
/// its batch another try, record by record, and is left out alone. Whatever else fails leaves here
/// as an exception, and the batch is tried again.
@Component
class Intake {
    static final String LISTENER = "calls";

    private static final Logger log = LoggerFactory.getLogger(Intake.class);
    private static final int LONGEST_FRAGMENT = 4000;

    private final CallBook book;
    private final InstantSource clock;

    Intake(CallBook book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
    }

    @KafkaListener(
            id = LISTENER,
            idIsGroup = false,
            groupId = "${retorno.actions.group:actions-api}",
            topics = "${retorno.actions.topic:callback-events}")
    void receive(List<ConsumerRecord<String, byte[]>> records) {
        List<News> batch = records.stream().map(this::read).flatMap(Optional::stream).toList();
        try {
            book.hear(batch);
        } catch (DataIntegrityViolationException | IllegalArgumentException refused) {
            batch.forEach(this::alone);
        }
    }

    /// What no database takes is left out with a word: the next ones must not wait for it.
    private void alone(News news) {
        try {
            book.hear(List.of(news));
        } catch (DataIntegrityViolationException | IllegalArgumentException refused) {
            log.error("event {} cannot be kept and is left out: {}", news.key(), refused + "");
        }
    }

    private Optional<News> read(ConsumerRecord<String, byte[]> record) {
        try {
            return EventReader.read(PublishedEvent.ofJson(record.value()));
        } catch (UnreadableEvent unreadable) {
            log.warn(
                    "record {}-{}@{} is no event of ours: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    unreadable.getMessage());
            return Optional.of(unreadable(record));
        }
    }

    private News unreadable(ConsumerRecord<String, byte[]> record) {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        // NUL is no character to PostgreSQL.
        String text = new String(value, StandardCharsets.UTF_8).replace('\0', ' ');
        return new News(
                EventKey.of("unreadable")
                        .add(record.topic())
                        .add(record.partition() + "@" + record.offset())
                        .add(value)
                        .key()
                        .hex(),
                News.Source.UNREADABLE,
                null,
                null,
                null,
                "unreadable",
                null,
                null,
                null,
                clock.instant(),
                text.substring(0, Math.min(text.length(), LONGEST_FRAGMENT)),
                News.Detail.NONE,
                side -> List.of());
    }
}
