package retorno.fake.resource;

/// A request that Twilio does not fulfil, with its code and words for why.
///
/// @see <a href="https://www.twilio.com/docs/api/errors">the error dictionary</a>
public final class Refusal extends RuntimeException {
    private final int status;
    private final int code;

    private Refusal(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /// 400.
    public static Refusal bad(int code, String message) {
        return new Refusal(400, code, message);
    }

    /// 404, code 20404.
    public static Refusal notFound(String path) {
        return new Refusal(404, 20404, "The requested resource " + path + " was not found");
    }

    /// 401, code 20003.
    public static Refusal unauthorized() {
        return new Refusal(401, 20003, "Authenticate");
    }

    /// 429, code 20429.
    public static Refusal tooMany() {
        return new Refusal(429, 20429, "Too Many Requests");
    }

    /// 500, code 20500.
    public static Refusal outage() {
        return new Refusal(500, 20500, "An internal server error has occurred");
    }

    /// HTTP's.
    public int status() {
        return status;
    }

    /// Twilio's.
    public int code() {
        return code;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
