package retorno.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import retorno.program.Shutdown;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a command line says, run in this process.
record Answer(int code, String out, String err) {
    static Answer to(String... arguments) {
        StringWriter err = new StringWriter();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stdout = System.out;
        // Rows go to stdout as bytes, past the command line's writer.
        try (PrintStream bytes = new PrintStream(out, true, UTF_8)) {
            System.setOut(bytes);
            CommandLine commands = RetornoCommand.commandLine(new Shutdown());
            int code =
                    commands.setOut(new PrintWriter(bytes, true, UTF_8))
                            .setErr(new PrintWriter(err, true))
                            .execute(arguments);
            return new Answer(code, out.toString(UTF_8), err.toString());
        } finally {
            System.setOut(stdout);
        }
    }

    JsonNode json() {
        return new JsonMapper().readTree(out);
    }

    /// The first line, as JSON.
    JsonNode firstJson() {
        return new JsonMapper().readTree(out.lines().findFirst().orElseThrow());
    }
}
