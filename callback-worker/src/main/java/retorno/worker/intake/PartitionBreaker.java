package retorno.worker.intake;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.event.ListenerContainerPartitionIdleEvent;
import org.springframework.stereotype.Component;
import retorno.provider.Providers;
import retorno.worker.WorkerSettings;
import retorno.worker.breaker.BreakerStore;
import retorno.worker.breaker.Sample;
import retorno.worker.breaker.Trip;
import retorno.worker.breaker.Watch;

/// Stops a partition rather than drain it into the dead letters because of a bug of ours, and lets
/// it go on when an operator says so or newer code comes. Other partitions are not concerned.
///
/// A partition is looked up in the table with its first batch after each assignment; from then on
/// no batch costs any SQL, except while a partition is stopped or recovers.
@Component
class PartitionBreaker {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final String REMEDY =
            "; it goes on after ./retorno dead-letters --resume, or with a worker of newer code";

    /// A single body counts for a tenth of the window at most.
    private static final int BODIES = 10;

    private final BreakerStore store;
    private final WorkerSettings.Breaker limit;
    private final Map<TopicPartition, Watch> watches = new ConcurrentHashMap<>();

    /// Of all consumers of this worker.
    private final Set<TopicPartition> ours = ConcurrentHashMap.newKeySet();

    PartitionBreaker(BreakerStore store, WorkerSettings settings) {
        this.store = store;
        this.limit = settings.breaker();
    }

    /// @throws Tripped where one of the records' partitions must stand still
    void admit(List<? extends ConsumerRecord<?, ?>> records) {
        List<Trip> stopped =
                records.stream()
                        .map(record -> new TopicPartition(record.topic(), record.partition()))
                        .distinct()
                        .flatMap(partition -> watch(partition).stopped().stream())
                        .toList();
        if (!stopped.isEmpty()) {
            throw new Tripped(stopped);
        }
    }

    /// Whether a partition must stand still, as far as is known here.
    boolean stands(TopicPartition partition) {
        Watch watch = watches.get(partition);
        return watch != null && watch.stopped().isPresent();
    }

    /// Looks at a batch before it is committed, within its transaction.
    ///
    /// @throws Tripped where too much of it would become dead letters
    void judge(SortedBatch batch) {
        List<Sample> samples = samples(batch);
        List<Trip> trips =
                samples.stream()
                        .flatMap(sample -> watch(partition(sample)).wouldTrip(sample).stream())
                        .toList();
        if (!trips.isEmpty()) {
            throw new Tripped(trips);
        }
        for (Sample sample : samples) {
            Watch watch = watch(partition(sample));
            if (watch.wouldHeal(sample)) {
                watch.trip().ifPresent(store::forget);
            }
        }
    }

    /// A batch was committed.
    void kept(SortedBatch batch) {
        for (Sample sample : samples(batch)) {
            Watch watch = watch(partition(sample));
            boolean recovering = watch.trip().isPresent();
            watch.kept(sample);
            if (recovering && watch.trip().isEmpty()) {
                LOG.info("{} is healthy again, its breaker is set", partition(sample));
            }
        }
    }

    /// Remembers partitions that must stand still, for this worker and whoever comes after it.
    void trip(List<Trip> trips) {
        for (Trip trip : trips) {
            Trip known = store.keep(trip);
            watch(new TopicPartition(trip.topic(), trip.partition())).remember(known);
            LOG.error("{}{}", trip.sentence(), REMEDY);
        }
    }

    /// Which partitions stand still, since when and why, in one line; empty where none does.
    Optional<String> trouble() {
        String all =
                watches.values().stream()
                        .flatMap(watch -> watch.stopped().stream())
                        .map(Trip::sentence)
                        .sorted()
                        .collect(Collectors.joining("; "));
        return all.isEmpty() ? Optional.empty() : Optional.of(all + REMEDY);
    }

    /// On the consumer's thread, every few seconds for each partition that gives no records: asks
    /// whether somebody let a stopped one go on.
    @EventListener
    void idle(ListenerContainerPartitionIdleEvent event) {
        TopicPartition partition = event.getTopicPartition();
        Watch watch = watches.get(partition);
        if (watch == null || watch.stopped().isEmpty()) {
            return;
        }
        try {
            Trip known = known(partition);
            if (known == null || known.state() == Trip.State.RESUMED) {
                watch.remember(known);
                event.getConsumer().resume(List.of(partition));
                LOG.info("{} goes on: an operator wants it", partition);
            }
        } catch (DataAccessException away) {
            LOG.debug("a stopped partition is looked at again later", away);
        }
    }

    /// Partitions that came may have been another worker's: what holds for them is in the table.
    void assigned(Collection<TopicPartition> partitions) {
        partitions.forEach(watches::remove);
        ours.addAll(partitions);
    }

    /// Those that went are no longer our trouble.
    void revoked(Collection<TopicPartition> partitions) {
        ours.removeAll(partitions);
        partitions.forEach(watches::remove);
    }

    /// A consumer that no longer has them looked at them once more, with its last batch. Another
    /// consumer of this worker may have them now, and then they are our trouble still.
    void seenLate(Collection<TopicPartition> partitions) {
        partitions.stream().filter(partition -> !ours.contains(partition)).forEach(watches::remove);
    }

    private static TopicPartition partition(Sample sample) {
        return new TopicPartition(sample.topic(), sample.partition());
    }

    private List<Sample> samples(SortedBatch batch) {
        return batch.samples(Math.max(1, limit.items() / BODIES));
    }

    private Watch watch(TopicPartition partition) {
        Watch watch = watches.get(partition);
        if (watch == null) {
            watch = new Watch(limit, known(partition));
            watches.put(partition, watch);
            watch.stopped().ifPresent(trip -> LOG.error("{}{}", trip.sentence(), REMEDY));
        }
        return watch;
    }

    /// What is remembered of a partition. A trip of older code is none: this code may do better.
    private @Nullable Trip known(TopicPartition partition) {
        Trip trip = store.find(partition.topic(), partition.partition()).orElse(null);
        if (trip != null && trip.parserVersion() < Providers.PARSER_VERSION) {
            store.forget(trip);
            LOG.info(
                    "{} goes on: parser version {} stopped it, this is {}",
                    partition,
                    trip.parserVersion(),
                    Providers.PARSER_VERSION);
            return null;
        }
        return trip;
    }
}
