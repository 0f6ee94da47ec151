/// What the fake was asked, what it sent, and what was wrong with either.
@NullMarked
package retorno.fake.journal;

import org.jspecify.annotations.NullMarked;
