package retorno.actions.calls.records;

/// What makes two requests the same one.
///
/// @param key 64 hex digits, of the client and of the key that it gave
/// @param requestHash 64 hex digits, of what it asked for
public record Once(String key, String requestHash) {}
