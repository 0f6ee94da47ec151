package retorno.worker.export;

/// A column of what is exported, the same on every database.
public record Column(String name, Kind kind) {
    static Column named(String name) {
        return new Column(name, Kind.of(name));
    }
}
