package retorno.standalone;

import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import retorno.program.Shutdown;
import retorno.program.StartFailure;
import retorno.standalone.data.CannotAnswer;
import retorno.standalone.data.DeadLettersCommand;
import retorno.standalone.data.ExportCommand;
import retorno.standalone.data.LedgerCommand;
import retorno.standalone.data.TimelineCommand;
import retorno.standalone.replay.CompareCommand;
import retorno.standalone.replay.ReplayCommand;
import retorno.standalone.replay.Stop;
import retorno.standalone.simulate.SimulateCommand;

/// The command `retorno`. Exit code 0 when all is well, 1 when something was found or the command
/// was stopped before it was done, 2 for wrong use or a program that cannot start; errors are one
/// sentence on stderr.
@Command(
        name = "retorno",
        description = "Takes in what messaging providers call back with, and turns it into rows.",
        mixinStandardHelpOptions = true,
        versionProvider = RetornoCommand.Version.class)
public final class RetornoCommand {
    private static final int WRONG_USE = 2;
    private static final int HELP_WIDTH = 100;

    /// Runs the command line, and ends the process with its exit code.
    public static void main(String[] args) {
        Shutdown shutdown = Shutdown.install();
        // Once, here: two threads that do it together make SLF4J complain.
        LoggerFactory.getILoggerFactory();
        shutdown.exit(commandLine(shutdown).execute(args));
    }

    /// The command line with all its commands.
    static CommandLine commandLine(Shutdown shutdown) {
        return new CommandLine(new RetornoCommand())
                .addSubcommand(new UpCommand(shutdown))
                .addSubcommand(new BrokerCommand(shutdown))
                .addSubcommand(new IngestCommand(shutdown))
                .addSubcommand(new WorkerCommand(shutdown))
                .addSubcommand(new ActionsCommand(shutdown))
                .addSubcommand(new FakeTwilioCommand(shutdown))
                .addSubcommand(new LedgerCommand(shutdown::endless))
                .addSubcommand(ReplayCommand.of(shutdown.closing(new Stop())))
                .addSubcommand(new CompareCommand())
                .addSubcommand(new DeadLettersCommand())
                .addSubcommand(new SimulateCommand(opened -> shutdown.endless().closing(opened)))
                .addSubcommand(new ExportCommand(shutdown::closing))
                .addSubcommand(new TimelineCommand())
                .addSubcommand(new RehearseCommand(shutdown))
                .setUsageHelpWidth(HELP_WIDTH)
                .registerConverter(DataSize.class, DataSize::parse)
                .setParameterExceptionHandler((wrong, given) -> wrongUse(wrong))
                .setExecutionExceptionHandler(
                        (failed, command, parsed) -> failed(failed, command, shutdown));
    }

    private static int wrongUse(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        command.getErr()
                .printf(
                        "%s: see %s --help%n",
                        wrong.getMessage(), command.getCommandSpec().qualifiedName());
        return WRONG_USE;
    }

    private static int failed(Exception failed, CommandLine command, Shutdown shutdown) {
        if (!shutdown.begun()) {
            PrintWriter err = command.getErr();
            err.printf(
                    "%s: %s%n",
                    shutdown.isEndless() && !(failed instanceof CannotAnswer)
                            ? "retorno cannot start"
                            : "retorno",
                    StartFailure.sentence(failed));
            LoggerFactory.getLogger(RetornoCommand.class).debug("the whole story", failed);
        }
        return WRONG_USE;
    }

    /// Says which build this is.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = RetornoCommand.class.getPackage().getImplementationVersion();
            return new String[] {"retorno " + (version == null ? "(not packaged)" : version)};
        }
    }
}
