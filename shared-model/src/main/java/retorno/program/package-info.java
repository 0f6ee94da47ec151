/// How each program of ours begins and ends as a process: one sentence where it cannot start, and a
/// stop in order. Knows the JDK only, so that every program can have it.
@NullMarked
package retorno.program;

import org.jspecify.annotations.NullMarked;
