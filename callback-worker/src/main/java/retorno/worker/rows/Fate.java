package retorno.worker.rows;

/// What became of an item that was to be stored.
public sealed interface Fate {

    /// It is a new row.
    record Stored() implements Fate {}

    /// A row with its event key was there before.
    record Duplicate() implements Fate {}

    /// No row can hold it.
    ///
    /// @param cause a short fixed word
    /// @param detail one sentence; names the column, never the value
    record Refused(String cause, String detail) implements Fate {}
}
