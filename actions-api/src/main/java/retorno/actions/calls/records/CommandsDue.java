package retorno.actions.calls.records;

/// Told once commands are in the tables, so that nobody has to look there all the time.
public record CommandsDue() {}
