package retorno.actions.calls.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/// Bodies as they were posted: nothing may turn them into parameters before.
final class Bodies {
    private static final int LARGEST = 64 * 1024;

    private Bodies() {}

    /// @throws Refusal 413, or 400 where it breaks off
    static byte[] of(HttpServletRequest http) {
        try {
            byte[] body = http.getInputStream().readNBytes(LARGEST + 1);
            if (body.length > LARGEST) {
                throw Refusal.tooLarge();
            }
            return body;
        } catch (IOException brokenOff) {
            throw Refusal.of(400, "The body broke off.");
        }
    }
}
