/// What was recorded of calls, and who is told of it.
@NullMarked
package retorno.fake.recording;

import org.jspecify.annotations.NullMarked;
