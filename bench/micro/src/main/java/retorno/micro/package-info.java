/// What one call of the model costs.
@NullMarked
package retorno.micro;

import org.jspecify.annotations.NullMarked;
