/// The table `sms_callback`; its door is [retorno.worker.sms.SmsStore].
@NullMarked
package retorno.worker.sms;

import org.jspecify.annotations.NullMarked;
