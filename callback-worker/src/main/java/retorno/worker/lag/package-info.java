/// How far the tables are behind the topics, seen from Kafka's side; its door is
/// [retorno.worker.lag.Positions].
@NullMarked
package retorno.worker.lag;

import org.jspecify.annotations.NullMarked;
