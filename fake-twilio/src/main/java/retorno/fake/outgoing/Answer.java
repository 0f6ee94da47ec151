package retorno.fake.outgoing;

import org.jspecify.annotations.Nullable;

/// What the application answered.
///
/// @param status 0 where there was no answer
/// @param failure why there was none
public record Answer(
        int status, @Nullable String contentType, String body, @Nullable String failure) {

    static Answer none(String failure) {
        return new Answer(0, null, "", failure);
    }

    /// Whether it is a 2xx.
    public boolean ok() {
        return status >= 200 && status < 300;
    }
}
