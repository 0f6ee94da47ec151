package retorno.worker.intake;

import retorno.worker.rows.Dialect;

/// How much is taken at once, as it suits a database.
///
/// While PostgreSQL writes the batch of one consumer, another reads and parses the next; it wants
/// one statement a batch. SQLite has one writer, and writes each page that a batch touches once:
/// the larger the batch, the fewer. Its one consumer writes in pieces, each by a statement of its
/// own, so that the other cores can read the next piece meanwhile.
///
/// @param consumers threads that read; a setting may say otherwise
/// @param records in a batch at most; a setting may say otherwise
/// @param bytes in a batch at most, but for a record that is larger by itself: a record may hold
///   thousands of items, and all of them are parsed and in memory at once. As much as the largest
///   body by default, or a full batch of single reports
/// @param pieceBytes of a batch that are read before any of it is written
/// @param envelopesAtOnce whether a consumer reads each envelope as it gets the record, which is
///   quicker, or leaves them to the other cores, since it is what everything waits for
record BatchSizes(int consumers, int records, int bytes, int pieceBytes, boolean envelopesAtOnce) {
    private static final int MB = 1 << 20;

    static BatchSizes of(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> new BatchSizes(2, 2_000, 4 * MB, 4 * MB, true);
            case SQLITE -> new BatchSizes(1, 8_000, 6 * MB, MB / 2, false);
            case H2 -> new BatchSizes(1, 2_000, 4 * MB, MB / 2, false);
        };
    }
}
