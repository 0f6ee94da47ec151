/// What tests and people at a demonstration tell the fake to do, over HTTP.
@NullMarked
package retorno.fake.control;

import org.jspecify.annotations.NullMarked;
