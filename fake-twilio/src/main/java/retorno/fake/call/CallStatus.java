package retorno.fake.call;

import java.util.Locale;

/// Where a call is.
///
/// @see <a href="https://www.twilio.com/docs/voice/api/call-resource#call-status-values">Twilio's
///   page</a>
public enum CallStatus {
    QUEUED(0),
    INITIATED(0),
    RINGING(0),
    IN_PROGRESS(0),
    COMPLETED(200),
    BUSY(486),
    FAILED(404),
    NO_ANSWER(487),
    CANCELED(487);

    private final int sipResponse;

    CallStatus(int sipResponse) {
        this.sipResponse = sipResponse;
    }

    /// As callbacks say it.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// As the API says it, which does not know `initiated`.
    public String resourceWord() {
        return this == INITIATED ? QUEUED.word() : word();
    }

    /// Whether nothing comes after it.
    public boolean isFinal() {
        return compareTo(IN_PROGRESS) > 0;
    }

    /// Whether nobody has picked up yet.
    public boolean isBeforeAnswer() {
        return compareTo(IN_PROGRESS) < 0;
    }

    int sipResponse() {
        return sipResponse;
    }
}
