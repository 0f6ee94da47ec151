/// Measures the product beside others, in rounds that take turns, and prints ratios.
@NullMarked
package retorno.bench;

import org.jspecify.annotations.NullMarked;
