package retorno.worker.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import retorno.event.CallbackEvent;
import retorno.provider.Parsed;
import retorno.wire.Json;
import retorno.worker.intake.EventRouter;
import retorno.worker.intake.Reading;
import retorno.worker.intake.RecordReader;
import retorno.worker.ledger.Page;
import retorno.worker.passes.Pass;
import retorno.worker.passes.Passes;
import retorno.worker.replay.ReplayStore.Stretch;
import retorno.worker.rows.Image;

/// Reads raw records again with today's code, beside the live worker, and shows what would change;
/// or changes it, so that it can be taken back.
@Component
public class Replay {
    private final Planner planner;
    private final LogReader log;
    private final RecordReader reader;
    private final EventRouter router;
    private final Comparison comparison;
    private final Application application;
    private final ReplayStore store;
    private final Passes passes;
    private final TransactionOperations transactions;

    Replay(
            Planner planner,
            LogReader log,
            RecordReader reader,
            EventRouter router,
            Comparison comparison,
            Application application,
            ReplayStore store,
            Passes passes,
            TransactionOperations transactions) {
        this.planner = planner;
        this.log = log;
        this.reader = reader;
        this.router = router;
        this.comparison = comparison;
        this.application = application;
        this.store = store;
        this.passes = passes;
        this.transactions = transactions;
    }

    /// Shows what would change, and writes nothing.
    public Summary dryRun(Selection selection, Watcher watcher) {
        Scope scope = planner.scope(selection);
        Made made = new Made();
        return run(
                scope,
                0,
                watcher,
                (batch, read, counts) -> {
                    Page page = new Page(read.topic(), read.partition());
                    Changes changes = comparison.compare(batch, made, new Changes(counts, page));
                    changes.differences().forEach(watcher::differs);
                });
    }

    /// Changes what today's code would have otherwise, batch by batch, each one transaction.
    ///
    /// @param operator who wants it
    /// @param reason why, for whoever asks later
    /// @throws Unfinished where another replay runs, or was interrupted
    /// @throws Passes.NotOurs where somebody undoes it meanwhile, or goes on with it
    public Summary apply(Selection selection, String operator, String reason, Watcher watcher) {
        Scope scope = planner.scope(selection);
        String json = Json.write(selection);
        Long id =
                transactions.execute(transaction -> {
                    store.turn();
                    nothingIsUnfinished();
                    long pass = passes.begin("replay", operator, reason, json);
                    store.plan(pass, scope.stretches());
                    return pass;
                });
        return write(scope, Objects.requireNonNull(id), watcher);
    }

    private void nothingIsUnfinished() {
        passes.all().stream()
                .filter(pass -> pass.kind().equals("replay") && pass.state().equals("unfinished"))
                .findFirst()
                .ifPresent(pass -> {
                    throw new Unfinished(pass.id());
                });
    }

    /// Goes on where an interrupted replay stopped; what Kafka has deleted since is told, and left
    /// out.
    ///
    /// @throws Passes.NotOurs where it was ended, or somebody else goes on with it
    public Summary resume(Pass pass, Watcher watcher) {
        Scope planned = planner.scope(Json.read(pass.selection(), Selection.class));
        List<String> expired = new ArrayList<>(planned.expired());
        List<Stretch> left = left(pass.id(), expired);
        return write(
                new Scope(planned.selection(), left, planned.receipts(), expired),
                pass.id(),
                watcher);
    }

    private List<Stretch> left(long pass, List<String> expired) {
        List<Stretch> held = log.holds();
        return store.left(pass).stream().map(each -> inKafka(pass, each, held, expired)).toList();
    }

    private Stretch inKafka(long pass, Stretch left, List<Stretch> held, List<String> expired) {
        Stretch deleted = left.before(held);
        if (deleted.next() >= deleted.until()) {
            return left;
        }
        if (!store.advance(pass, deleted)) {
            throw new Passes.NotOurs(pass);
        }
        expired.add(
                "%s-%d offsets %d to %d are no longer in Kafka"
                        .formatted(
                                deleted.topic(),
                                deleted.partition(),
                                deleted.next(),
                                deleted.until() - 1));
        return new Stretch(left.topic(), left.partition(), deleted.until(), left.until());
    }

    /// Another replay runs, or was interrupted.
    public static final class Unfinished extends RuntimeException {
        private final long pass;

        Unfinished(long pass) {
            super("replay " + pass + " is not finished");
            this.pass = pass;
        }

        /// Its number.
        public long pass() {
            return pass;
        }
    }

    private Summary write(Scope scope, long pass, Watcher watcher) {
        Summary summary =
                run(
                        scope,
                        pass,
                        watcher,
                        (batch, read, counts) -> {
                            Changes done = application.apply(pass, batch, read, counts);
                            done.differences().forEach(watcher::differs);
                        });
        if (summary.finished()) {
            passes.end(pass);
        }
        return summary;
    }

    /// What is done with each batch.
    private interface Step {
        void take(List<Again> batch, Stretch read, Summary.Counting counts);
    }

    private Summary run(Scope scope, long pass, Watcher watcher, Step step) {
        Summary.Counting counts = new Summary.Counting();
        boolean[] stopped = {false};
        long[] at = {0};
        watcher.begins(scope.offsets());
        log.read(
                scope.stretches(),
                (records, read) -> {
                    List<Again> batch = meant(records, scope);
                    counts.read(records.size());
                    counts.selected(batch.size());
                    step.take(batch, read, counts);
                    at[0] += read.until() - read.next();
                    watcher.at(at[0]);
                    stopped[0] = watcher.stop();
                    return !stopped[0];
                });
        boolean finished = !stopped[0] || at[0] >= scope.offsets();
        return counts.done(pass, scope.expired(), finished);
    }

    private List<Again> meant(List<ConsumerRecord<String, byte[]>> records, Scope scope) {
        List<Again> meant = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (scope.mayMean(reader.envelope(record))) {
                Again again = again(reader.read(record));
                if (scope.means(again)) {
                    meant.add(again);
                }
            }
        }
        return meant;
    }

    private Again again(Reading reading) {
        List<@Nullable Image> images = new ArrayList<>();
        for (int i = 0; i < reading.items().size(); i++) {
            images.add(
                    reading.items().get(i) instanceof Parsed.Event(CallbackEvent event)
                            ? router.image(event, reading.lineage(i))
                            : null);
        }
        return new Again(reading, images);
    }
}
