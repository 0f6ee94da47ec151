/// Conference rooms: who is in, when they start and end, and the events of it.
@NullMarked
package retorno.fake.conference;

import org.jspecify.annotations.NullMarked;
