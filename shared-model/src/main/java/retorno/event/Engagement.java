package retorno.event;

import org.jspecify.annotations.Nullable;

/// What is known of a recipient who opened or clicked.
public record Engagement(
        @Nullable String url,
        @Nullable String deviceType,
        @Nullable String os,
        @Nullable String deviceName,
        @Nullable String country,
        @Nullable String city) {

    /// Nothing is known.
    public static final Engagement NONE = new Engagement(null, null, null, null, null, null);
}
