package retorno.worker.rows;

/// How a batch is written.
public enum Care {
    /// All at once; what the database refuses fails the whole transaction.
    SWIFT,
    /// Within the same transaction, halved around what the database refuses until that stands
    /// alone.
    NARROWING
}
