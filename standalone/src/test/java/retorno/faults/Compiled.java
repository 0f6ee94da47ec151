package retorno.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/// Classes of another version of the product, for the front of the class path.
final class Compiled {
    private Compiled() {}

    /// A copy of one of our sources with one thing changed.
    ///
    /// @return the folder of its classes
    static Path into(Path scratch, Path source, String right, String wrong) throws Exception {
        String text = Files.readString(source);
        assertThat(text).contains(right);
        return into(scratch, source.getFileName(), text.replace(right, wrong));
    }

    /// @return the folder of its classes
    static Path into(Path scratch, Path name, String text) throws Exception {
        Path folder = Files.createDirectories(scratch.resolve("other-version"));
        Path file = Files.writeString(folder.resolve(name.getFileName()), text);
        String classPath = System.getProperty("java.class.path");
        String[] arguments = {"-proc:none", "-cp", classPath, "-d", "" + folder, "" + file};
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
        return folder;
    }
}
