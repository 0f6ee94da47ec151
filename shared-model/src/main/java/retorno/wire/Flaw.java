package retorno.wire;

/// The first place where a body stops being well-formed.
///
/// @param line from 1; 0 where the format has no lines
/// @param column from 1, in bytes
public record Flaw(String message, int line, int column) {

    /// One sentence for a person: what is wrong and where.
    public String sentence() {
        return line == 0
                ? message + " at byte " + column
                : message + " at line " + line + ", column " + column;
    }
}
