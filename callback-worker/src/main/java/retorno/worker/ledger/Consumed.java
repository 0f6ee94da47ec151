package retorno.worker.ledger;

/// What Kafka says of one partition.
///
/// @param begin the log's first offset still held
/// @param committed the group's position, the first offset not yet consumed; [#begin] where the
///   group has none
public record Consumed(String topic, int partition, long begin, long committed) {}
