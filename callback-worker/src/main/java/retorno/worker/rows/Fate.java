package retorno.worker.rows;

/// What became of an item that was to be stored.
public sealed interface Fate {

    /// It is a new row.
    record Stored() implements Fate {}

    /// A row with its event key was there before.
    record Duplicate() implements Fate {}

    /// No row can hold it.
    ///
    /// @param column the column at fault, or `row` where it is not known which
    /// @param detail one sentence; names the column, never the value
    record Refused(String column, String detail) implements Fate {}
}
