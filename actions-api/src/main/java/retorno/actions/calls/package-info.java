/// Phone calls that connect an activist to a target: what is true of one (`truth`), the tables
/// (`records`), who may call whom (`widgets`), what is heard (`intake`), what Twilio is asked
/// (`commands`), what people hear (`script`) and the HTTP contract (`web`).
@NullMarked
package retorno.actions.calls;

import org.jspecify.annotations.NullMarked;
