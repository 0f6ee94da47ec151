/// What analysts read: where every message stands, and everything that happened to a person.
@NullMarked
package retorno.worker.query;

import org.jspecify.annotations.NullMarked;
