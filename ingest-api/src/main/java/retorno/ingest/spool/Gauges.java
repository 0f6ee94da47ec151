package retorno.ingest.spool;

/// How much waits. Written by the writer and the drain, read by everybody.
final class Gauges {
    private long records;
    private long bytes;

    Gauges(Log.Inventory found) {
        this.records = found.records();
        this.bytes = found.bytes();
    }

    synchronized void appended(long moreRecords, long moreBytes) {
        records += moreRecords;
        bytes += moreBytes;
        notifyAll();
    }

    synchronized void drained(long fewerRecords, long fewerBytes) {
        records -= fewerRecords;
        bytes -= fewerBytes;
    }

    synchronized long records() {
        return records;
    }

    synchronized long bytes() {
        return bytes;
    }

    /// Waits until something waits to be drained, at most so long.
    synchronized void awaitRecords(long millis) throws InterruptedException {
        if (records == 0) {
            wait(millis);
        }
    }
}
