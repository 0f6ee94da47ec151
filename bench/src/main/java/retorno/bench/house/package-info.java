/// The programs and databases under measurement: started, watched and ended.
@NullMarked
package retorno.bench.house;

import org.jspecify.annotations.NullMarked;
