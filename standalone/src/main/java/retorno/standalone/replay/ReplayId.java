package retorno.standalone.replay;

import picocli.CommandLine.Parameters;
import retorno.standalone.data.CannotAnswer;
import retorno.worker.operations.WorkerTools;
import retorno.worker.passes.Pass;
import retorno.worker.passes.Passes;

/// One replay of the past.
final class ReplayId {
    @Parameters(paramLabel = "ID", description = "As ./retorno replay list names it.")
    private long id;

    /// @throws CannotAnswer where there is none
    Pass pass(WorkerTools tools) {
        return tools.the(Passes.class)
                .find(id)
                .orElseThrow(() ->
                        new CannotAnswer(
                                "there is no replay %d: ./retorno replay list names them"
                                        .formatted(id)));
    }

    /// @throws CannotAnswer where it is a retry, which has nothing to be taken back or gone on with
    Pass replay(WorkerTools tools) {
        Pass pass = pass(tools);
        if (!pass.kind().equals("replay")) {
            throw new CannotAnswer(
                    "%d is a retry of dead letters, not a replay: its rows are new, and say replay %d"
                            .formatted(id, id));
        }
        return pass;
    }
}
