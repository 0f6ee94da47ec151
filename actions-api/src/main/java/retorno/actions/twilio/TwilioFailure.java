package retorno.actions.twilio;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Why Twilio did not do what was asked, sorted by what may be done next. Messages name the request
/// and hold neither credentials nor whole phone numbers.
///
/// Sorted by HTTP status first and Twilio's code second: it splits codes into finer ones.
///
/// @see <a href="https://www.twilio.com/docs/api/errors">Twilio's codes</a>
public abstract sealed class TwilioFailure extends RuntimeException {
    private TwilioFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// Why, in one word for a table: `twilio:21211`, `twilio:unreachable`.
    public abstract String reason();

    /// Twilio will never do this: a wrong number, an unknown sid, a call that is over. Asking again
    /// changes nothing.
    public static final class Refused extends TwilioFailure {
        private final int httpStatus;
        private final int code;

        /// @param code Twilio's; 0 where the answer has none
        Refused(int httpStatus, int code, String message) {
            super(message, null);
            this.httpStatus = httpStatus;
            this.code = code;
        }

        /// 4xx, or 3xx: redirects are not followed.
        public int httpStatus() {
            return httpStatus;
        }

        /// Twilio's code, such as 21211; 0 where whoever answered gave none.
        public int code() {
            return code;
        }

        /// `twilio:CODE`, or `twilio:http-STATUS` where there is no code.
        @Override
        public String reason() {
            return code == 0 ? "twilio:http-" + httpStatus : "twilio:" + code;
        }
    }

    /// Twilio does not know us (401): nothing was done, and nothing will be until somebody changes
    /// the settings.
    public static final class Unauthorized extends TwilioFailure {
        Unauthorized(String message) {
            super(message, null);
        }

        @Override
        public String reason() {
            return "twilio:unauthorized";
        }
    }

    /// Too much at once (429, or 21611: the number's queue is full). Nothing was done, and it may
    /// be asked for again after a pause that grows.
    ///
    /// @see <a href="https://www.twilio.com/docs/api/errors/20429">Twilio's page</a>
    public static final class Throttled extends TwilioFailure {
        private final @Nullable Duration retryAfter;

        Throttled(@Nullable Duration retryAfter, String message) {
            super(message, null);
            this.retryAfter = retryAfter;
        }

        /// The least pause that Twilio asks for; null where it leaves it to us.
        public @Nullable Duration retryAfter() {
            return retryAfter;
        }

        @Override
        public String reason() {
            return "twilio:throttled";
        }
    }

    /// There was no connection to Twilio, so it has seen nothing: may be asked for again.
    public static final class NotSent extends TwilioFailure {
        NotSent(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public String reason() {
            return "twilio:unreachable";
        }
    }

    /// It may have happened: no answer in time, a lost connection, a 5xx, or an answer that nobody
    /// can read. Look whether it did before asking again.
    public static final class Uncertain extends TwilioFailure {
        Uncertain(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        @Override
        public String reason() {
            return "twilio:uncertain";
        }
    }
}
