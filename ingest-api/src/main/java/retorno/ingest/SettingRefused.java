package retorno.ingest;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/// The program cannot start with these settings; the message is one sentence that says what to
/// change and holds no secret.
final class SettingRefused extends RuntimeException {
    SettingRefused(String sentence) {
        super(sentence);
    }

    /// Prints the sentence instead of the stack trace.
    @Order(0)
    static final class Analyzer extends AbstractFailureAnalyzer<SettingRefused> {
        @Override
        protected FailureAnalysis analyze(Throwable failure, SettingRefused refused) {
            return new FailureAnalysis(refused.getMessage(), null, refused);
        }
    }
}
