/// The table `email_callback`; its door is [retorno.worker.email.EmailStore].
@NullMarked
package retorno.worker.email;

import org.jspecify.annotations.NullMarked;
