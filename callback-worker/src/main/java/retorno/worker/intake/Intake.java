package retorno.worker.intake;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import retorno.worker.events.Outgoing;
import retorno.worker.rows.Care;
import retorno.worker.rows.Dialect;
import retorno.worker.rows.Refusal;

/// The worker's main path: a batch of records becomes rows, what is new in it is published, then
/// its offsets are committed.
///
/// A batch whose data the database refuses is rolled back and kept again with care, so that the
/// offenders alone become dead letters. A partition whose items would mostly become dead letters by
/// a fault of ours is stopped before that, see [PartitionBreaker]. Whatever else fails leaves here
/// as an exception: the batch stays where it is and is tried again, see [IntakeErrorHandler].
@Component
class Intake {
    private final RecordReader reader;
    private final BatchKeeper keeper;
    private final Publication publication;
    private final PartitionBreaker breaker;
    private final IntakeState state;
    private final int pieceBytes;

    Intake(
            RecordReader reader,
            BatchKeeper keeper,
            Publication publication,
            PartitionBreaker breaker,
            IntakeState state,
            Dialect dialect) {
        this.reader = reader;
        this.keeper = keeper;
        this.publication = publication;
        this.breaker = breaker;
        this.state = state;
        this.pieceBytes = BatchSizes.of(dialect).pieceBytes();
    }

    @KafkaListener(
            id = IntakeKafka.LISTENER,
            idIsGroup = false,
            topics = "#{@'retorno.worker-retorno.worker.WorkerSettings'.topics}")
    void receive(List<ConsumerRecord<String, byte[]>> records) {
        breaker.admit(records);
        if (!publication.isAllThatIsLeft(records)) {
            publication.begin(records, keep(records));
        }
        publication.finish();
        state.kept();
    }

    private List<Outgoing> keep(List<ConsumerRecord<String, byte[]>> records) {
        Readings batch = Readings.of(records, reader, pieceBytes);
        try {
            return keeper.keep(batch, Care.SWIFT);
        } catch (RuntimeException failed) {
            if (!Refusal.blamesTheData(failed)) {
                throw failed;
            }
            return keeper.keep(batch, Care.NARROWING);
        }
    }
}
