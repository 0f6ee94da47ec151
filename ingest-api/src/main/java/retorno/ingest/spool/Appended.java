package retorno.ingest.spool;

/// What became of an append.
public sealed interface Appended {

    /// The bytes are on the disk, fsynced.
    record Kept() implements Appended {}

    /// They are not, or nobody knows; the sender must be told to come back.
    ///
    /// @param why one clause for the log and the answer
    record Refused(String why) implements Appended {}
}
