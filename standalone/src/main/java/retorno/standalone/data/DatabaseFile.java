package retorno.standalone.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The file behind a JDBC URL. Databases make a missing one without a word: a command that looks
/// must not leave an empty database behind.
record DatabaseFile(Path path) {
    static Optional<DatabaseFile> of(String url) {
        String bare = url.split("[?;]", 2)[0];
        if (bare.startsWith("jdbc:sqlite:")) {
            return Optional.of(new DatabaseFile(path(bare.substring("jdbc:sqlite:".length()), "")));
        }
        if (bare.startsWith("jdbc:h2:") && !bare.startsWith("jdbc:h2:tcp:")) {
            return Optional.of(
                    new DatabaseFile(path(bare.substring("jdbc:h2:".length()), ".mv.db")));
        }
        return Optional.empty();
    }

    private static Path path(String named, String suffix) {
        return Path.of(named.replaceFirst("^file:", "") + suffix);
    }

    /// @throws CannotAnswer where there is no such file
    void mustExist(Path data) {
        if (!Files.isRegularFile(path)) {
            throw new CannotAnswer(
                    "there is no database %s: start ./retorno up, or name its directory with --data (now %s) or the database with --database"
                            .formatted(path.toAbsolutePath().normalize(), data));
        }
    }
}
