/// What every provider must be able to say of its own webhooks; one folder below for each.
@NullMarked
package retorno.provider;

import org.jspecify.annotations.NullMarked;
