/// Who read what again, and when: every retry and replay is a pass with a number, which its rows
/// and its pages in the books carry.
@NullMarked
package retorno.worker.passes;

import org.jspecify.annotations.NullMarked;
