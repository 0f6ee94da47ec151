package retorno.fake.call;

/// Why a call stops doing what it does.
public enum Cause {
    /// One of the two hung up, or there was nothing more to do.
    HUNG_UP,
    /// The API ended it, or had it do something else.
    UPDATED
}
