package retorno.ingest.spool;

import java.time.Duration;

/// How much may wait, and for how long an append may take.
///
/// @param maxBytes bound of all waiting frames together
/// @param reservedBytes free space that is left to others on the same disk
/// @param segmentBytes size after which a new file is begun
/// @param patience longest wait for the disk before an append is refused
public record SpoolLimits(
        long maxBytes, long reservedBytes, long segmentBytes, Duration patience) {}
