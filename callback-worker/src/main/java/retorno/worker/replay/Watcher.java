package retorno.worker.replay;

/// Who looks on while a replay runs.
public interface Watcher {
    /// How many offsets there are to be looked at, told once.
    void begins(long offsets);

    /// So many offsets have been looked at, in all.
    void at(long offsets);

    /// A row that would not be, or was not, as it is.
    void differs(Difference difference);

    /// Asked between batches; true ends the replay there.
    boolean stop();
}
