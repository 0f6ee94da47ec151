package retorno.worker.deadletter;

/// What became of a dead letter that was to be kept.
public enum Burial {
    /// It is a new row.
    NEW,
    /// The same bytes were sent again; the row that was there before counts them.
    AGAIN,
    /// It was counted before: the topic is read a second time.
    KNOWN
}
