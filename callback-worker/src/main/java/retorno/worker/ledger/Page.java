package retorno.worker.ledger;

/// What became of one batch's records of one partition, counted while it happens.
///
/// Not safe for several threads: one page belongs to one batch.
public final class Page {
    final String topic;
    final int partition;
    long firstOffset = Long.MAX_VALUE;
    long lastOffset = -1;
    int records;
    int items;
    int stored;
    int duplicates;
    int deadLetters;
    int ignored;

    /// An empty page.
    public Page(String topic, int partition) {
        this.topic = topic;
        this.partition = partition;
    }

    /// One more record, with so many items in it.
    public void record(long offset, int itemsInIt) {
        firstOffset = Math.min(firstOffset, offset);
        lastOffset = Math.max(lastOffset, offset);
        records++;
        items += itemsInIt;
    }

    /// One more item of a record that was counted by an earlier pass.
    public void item(long offset) {
        firstOffset = Math.min(firstOffset, offset);
        lastOffset = Math.max(lastOffset, offset);
        items++;
    }

    /// An item became a row.
    public void stored() {
        stored++;
    }

    /// An item had been taken in before.
    public void duplicate() {
        duplicates++;
    }

    /// An item became a dead letter.
    public void deadLetter() {
        deadLetters++;
    }

    /// An item says nothing that could become a row.
    public void ignored() {
        ignored++;
    }

    /// Whether every item has ended somewhere.
    public boolean balanced() {
        return items == stored + duplicates + deadLetters + ignored;
    }
}
