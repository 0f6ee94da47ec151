/// Rows as files: the formats, the file that is there only when it is whole, and how far it is.
@NullMarked
package retorno.standalone.export;

import org.jspecify.annotations.NullMarked;
