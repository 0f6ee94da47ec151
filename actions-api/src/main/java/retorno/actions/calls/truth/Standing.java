package retorno.actions.calls.truth;

import org.jspecify.annotations.Nullable;

/// Where a call stands and why.
///
/// @param reason such as `target-busy` or `twilio:21217`; null while nothing needs one
/// @param needsReconcile whether its facts contradict each other, so that Twilio has to be asked
public record Standing(CallStatus status, @Nullable String reason, boolean needsReconcile) {

    static Standing of(CallStatus status) {
        return new Standing(status, null, false);
    }

    static Standing of(CallStatus status, @Nullable String reason) {
        return new Standing(status, reason, false);
    }

    Standing doubtful(boolean doubt) {
        return new Standing(status, reason, needsReconcile || doubt);
    }

    /// The standing to keep after an earlier one: what is over never begins again. Only facts that
    /// contradict each other say so, until Twilio has been asked.
    public Standing after(CallStatus earlier, @Nullable String earlierReason) {
        return earlier.terminal() && !status.terminal()
                ? new Standing(earlier, earlierReason, true)
                : this;
    }
}
