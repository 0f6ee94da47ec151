package retorno.faults;

import java.util.Optional;

/// What a request was answered. Times are those of `System.nanoTime`.
///
/// @param due when it should have been sent: answer times count from here
/// @param sent when it was
/// @param status 0 where no answer came
/// @param receipt the product's promise to have kept it
/// @param retryAfter when to come again, where it was not
record Answer(
        Post post,
        long due,
        long sent,
        long answered,
        int status,
        Optional<String> receipt,
        Optional<String> retryAfter) {

    boolean ok() {
        return status / 100 == 2;
    }

    /// Whether the product may never forget it: it said 2xx, or 400 and that it is kept.
    boolean promised() {
        return ok() || receipt.isPresent();
    }

    /// Whether it is the answer to this request when all is well.
    boolean asExpected() {
        return status == post.expected();
    }

    double millis() {
        return (answered - due) / 1e6;
    }
}
