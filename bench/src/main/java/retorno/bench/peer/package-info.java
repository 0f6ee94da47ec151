/// Programs of others that do what the product does.
@NullMarked
package retorno.bench.peer;

import org.jspecify.annotations.NullMarked;
