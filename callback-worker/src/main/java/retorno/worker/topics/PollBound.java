package retorno.worker.topics;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/// Reads values as they are, and ends a poll before there are more of them than memory is meant
/// for.
///
/// Kafka bounds a poll by its number of records and a fetch by its bytes as they are on the wire:
/// of a compressed topic a poll may be a hundred times as many. Nothing of Kafka's ends a poll by
/// what it has become, but for a value that cannot be read: the poll returns what came before it,
/// and the next one asks for that very value again (tests pin it). So this refuses a value that
/// goes beyond the bound, unless it is the first of its poll, which is always taken.
///
/// It counts values alone: headers and keys of ours are some hundred bytes, and their number is
/// bounded by that of the records.
///
/// Only a poll between [#begin] and [#end] is bounded: to any other the refusal would come before
/// its first value, and be an exception. Safe for consumers on threads of their own.
public final class PollBound implements Deserializer<byte[]> {
    private final int most;
    private final ThreadLocal<Polled> polled = ThreadLocal.withInitial(Polled::new);

    /// @param most bytes of values in a poll, but for one that is larger by itself
    public PollBound(int most) {
        this.most = most;
    }

    private static final class Polled {
        private boolean bounded;
        private boolean full;
        private long bytes;
    }

    /// A poll begins on this thread.
    public void begin() {
        Polled now = polled.get();
        now.bounded = true;
        now.full = false;
        now.bytes = 0;
    }

    /// It has ended; needless where another one begins next.
    public void end() {
        polled.get().bounded = false;
    }

    @Override
    public byte[] deserialize(String topic, Headers headers, ByteBuffer value) {
        count(value.remaining());
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return bytes;
    }

    @Override
    public byte[] deserialize(String topic, byte[] value) {
        count(value.length);
        return value;
    }

    /// Once it is full nothing more is taken, however small: Kafka asks a second time before it
    /// ends the poll, and may ask for another partition's then.
    private void count(int length) {
        Polled now = polled.get();
        if (!now.bounded) {
            return;
        }
        now.full |= now.bytes > 0 && now.bytes + length > most;
        if (now.full) {
            throw new Full();
        }
        now.bytes += length;
    }

    /// Nothing is wrong, and where it comes from is known. Kafka logs it as an error all the same
    /// (`CompletedFetch`), which `worker.yaml` turns off.
    private static final class Full extends SerializationException {
        Full() {
            super("a poll has its bytes");
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }
}
