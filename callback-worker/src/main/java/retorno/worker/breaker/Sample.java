package retorno.worker.breaker;

/// What one batch says about our code: the items of one partition, and how many of them failed by a
/// fault of ours.
///
/// @param firstOffset of the partition's records in the batch
/// @param items at least 1
/// @param cause what is wrong with the first that failed, in one line; empty where none did
public record Sample(
        String topic, int partition, long firstOffset, int items, int failed, String cause) {}
