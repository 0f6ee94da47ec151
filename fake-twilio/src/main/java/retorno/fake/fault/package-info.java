/// What goes wrong on purpose.
@NullMarked
package retorno.fake.fault;

import org.jspecify.annotations.NullMarked;
