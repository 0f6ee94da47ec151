package retorno.fake.voice;

/// Where a call's TwiML comes from.
public sealed interface Origin {

    /// It is asked for.
    ///
    /// @param method `POST` or `GET`
    record At(String url, String method) implements Origin {}

    /// It is here.
    record Inline(String twiml) implements Origin {}
}
