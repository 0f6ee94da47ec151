/// Who read what again, and when: every retry and replay is a pass with a number, which its pages
/// in the books carry, and the rows that a replay wrote.
@NullMarked
package retorno.worker.passes;

import org.jspecify.annotations.NullMarked;
