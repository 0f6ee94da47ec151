package retorno.envelope;

/// The names of the Kafka topics that programs share.
public final class Topics {
    /// Every raw callback, byte for byte as it was posted.
    public static final String EMAIL_WEBHOOK = "email-webhook";

    /// Normalised events, for whoever builds on the pipeline.
    public static final String CALLBACK_EVENTS = "callback-events";

    private Topics() {}
}
