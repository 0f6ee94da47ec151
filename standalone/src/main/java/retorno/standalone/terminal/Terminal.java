package retorno.standalone.terminal;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/// Whether a person looks at stdout or stderr. `System.console` tells of both together only, and an
/// export's stdout usually is a file or a pipe.
public enum Terminal {
    STDOUT(1),
    STDERR(2);

    private final int descriptor;

    Terminal(int descriptor) {
        this.descriptor = descriptor;
    }

    /// POSIX `isatty`; no, where there is none.
    @SuppressWarnings("restricted")
    public boolean there() {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("isatty")
                .map(isatty ->
                        linker.downcallHandle(isatty, FunctionDescriptor.of(JAVA_INT, JAVA_INT)))
                .filter(this::says)
                .isPresent();
    }

    private boolean says(MethodHandle isatty) {
        try {
            return (int) isatty.invokeExact(descriptor) == 1;
        } catch (Throwable failed) { // the handle declares it; isatty itself throws nothing
            throw new IllegalStateException(failed);
        }
    }
}
