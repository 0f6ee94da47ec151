package retorno.standalone.data;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import retorno.standalone.export.Format;
import retorno.standalone.export.Progress;
import retorno.standalone.export.Progress.Looks;
import retorno.standalone.export.Stdout;
import retorno.standalone.export.Target;
import retorno.worker.export.ConditionRefused;
import retorno.worker.export.Export;
import retorno.worker.export.Relation;
import tools.jackson.core.JacksonException;

/// All rows of a table or view, for the tools of analysts.
@Command(
        name = "export",
        description = {
            "Writes all rows of a table or view, or those for which an SQL condition holds.",
            "Times are UTC. A file has its name only when it is whole."
        },
        mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
    @Mixin private DataOptions options = new DataOptions();

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "TABLE",
            converter = Relations.class,
            description =
                    "email_callback, sms_callback, call_callback, message_latest or message_timeline.")
    private Relation relation = Relation.EMAIL_CALLBACK;

    @Option(
            names = "--format",
            defaultValue = "csv",
            converter = Formats.class,
            description = "csv, ndjson or parquet. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.CSV;

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "What would stand behind `where` in SQL.")
    private String where = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Default: stdout.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Replace FILE where it is there.")
    private boolean force;

    @Option(names = "--quiet", description = "Say nothing of how far it is.")
    private boolean quiet;

    private final Consumer<AutoCloseable> atEnd;

    /// @param atEnd takes what must be closed when the process is told to stop
    public ExportCommand(Consumer<AutoCloseable> atEnd) {
        this.atEnd = atEnd;
    }

    @Override
    public Integer call() {
        if (format == Format.PARQUET && out == null) {
            throw new CannotAnswer("parquet is nothing to print: name a file with --out");
        }
        return options.with(tools -> export(tools.the(Export.class)));
    }

    private int export(Export export) {
        try {
            if (out == null) {
                atEnd.accept(() -> {});
                write(export, new Stdout(System.out), Looks.of(quiet, false));
            } else {
                toFile(export, out);
            }
            return 0;
        } catch (ConditionRefused refused) {
            throw new CannotAnswer(
                    "the condition cannot be used: %s".formatted(refused.getMessage()));
        } catch (FileAlreadyExistsException there) {
            throw new CannotAnswer(
                    "%s is there already: say --force to replace it, or name another file"
                            .formatted(out));
        } catch (NoSuchFileException nowhere) {
            throw new CannotAnswer("there is no directory for %s: make it first".formatted(out));
        } catch (IOException | UncheckedIOException | JacksonException failed) {
            throw new CannotAnswer("the rows cannot be written: " + reason(failed));
        }
    }

    private void toFile(Export export, Path file) throws IOException {
        try (Target target = Target.of(file, force)) {
            atEnd.accept(target);
            write(export, target.stream(), Looks.of(quiet, true));
            target.done();
        }
    }

    private void write(Export export, OutputStream stream, Looks looks) throws IOException {
        try (Progress rows =
                Progress.of(
                        format.open(stream),
                        looks,
                        relation.word(),
                        Objects.requireNonNull(spec).commandLine().getErr(),
                        () -> export.count(relation, where))) {
            export.read(relation, where, rows);
            rows.done();
        }
    }

    private static String reason(Exception failed) {
        Throwable cause = failed.getCause() instanceof IOException io ? io : failed;
        return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    }

    static final class Relations implements ITypeConverter<Relation> {
        @Override
        public Relation convert(String word) {
            return Relation.named(word)
                    .orElseThrow(
                            () -> new TypeConversionException("no table of that name: " + word));
        }
    }

    static final class Formats implements ITypeConverter<Format> {
        @Override
        public Format convert(String word) {
            return Format.named(word)
                    .orElseThrow(() -> new TypeConversionException("no such format: " + word));
        }
    }
}
