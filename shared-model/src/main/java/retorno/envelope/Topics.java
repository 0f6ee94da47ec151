package retorno.envelope;

/// The names of the Kafka topics that programs share.
public final class Topics {
    /// Every raw callback, byte for byte as it was posted.
    public static final String EMAIL_WEBHOOK = "email-webhook";

    /// Normalised events, for whoever builds on the pipeline.
    public static final String CALLBACK_EVENTS = "callback-events";

    /// What a record takes beside its body, in bytes at most: headers, key and framing. The URL
    /// alone may take 8 KB.
    public static final int AROUND_A_BODY = 64 * 1024;

    private Topics() {}
}
