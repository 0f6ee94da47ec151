/// Everything Infobip says: delivery reports, tracking, SMS, and how it signs.
@NullMarked
package retorno.provider.infobip;

import org.jspecify.annotations.NullMarked;
