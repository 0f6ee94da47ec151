/// How figures change with the size of tables, of posts and of the house.
@NullMarked
package retorno.bench.growth;

import org.jspecify.annotations.NullMarked;
