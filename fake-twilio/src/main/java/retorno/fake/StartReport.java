package retorno.fake;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import retorno.program.StartFailure;

/// Leaves what Boot knows about a failed start, such as a setting that cannot be read, where
/// [StartFailure] finds it.
final class StartReport implements FailureAnalysisReporter {
    @Override
    public void report(FailureAnalysis known) {
        known.getCause()
                .addSuppressed(StartFailure.known(known.getDescription(), known.getAction()));
    }
}
