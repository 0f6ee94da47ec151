package retorno.worker.intake;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import retorno.worker.topics.PollBound;

/// Reads a record's value, and with it the envelope in its headers: they have only just been taken
/// apart and are in the processor's cache. Read when the batch is, they cost twice as much, and all
/// of a batch's were in memory until then.
///
/// It refuses what [PollBound] refuses and nothing else, whatever the headers are: a poll that
/// fails would fail for ever.
record RecordValues(PollBound bound) implements Deserializer<byte[]> {
    @Override
    public byte[] deserialize(String topic, Headers headers, ByteBuffer value) {
        byte[] body = bound.deserialize(topic, headers, value);
        RecordEnvelope.settle(headers, body);
        return body;
    }

    @Override
    public byte[] deserialize(String topic, byte[] value) {
        return bound.deserialize(topic, value);
    }
}
