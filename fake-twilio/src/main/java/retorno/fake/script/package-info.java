/// How the people behind the numbers behave.
@NullMarked
package retorno.fake.script;

import org.jspecify.annotations.NullMarked;
