/// How far the tables are behind the topics, seen from Kafka's side; its doors are
/// [retorno.worker.lag.Positions] and, for whoever reads the topics beside the worker,
/// [retorno.worker.lag.Onlooker].
@NullMarked
package retorno.worker.lag;

import org.jspecify.annotations.NullMarked;
