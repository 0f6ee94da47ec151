package retorno.event;

import org.jspecify.annotations.Nullable;

/// How the provider explains a status: its own codes and names, untranslated.
///
/// @param permanent whether trying again is pointless; null where it does not say
public record Outcome(
        @Nullable Long statusId,
        @Nullable String statusName,
        @Nullable String statusDescription,
        @Nullable Long errorId,
        @Nullable String errorName,
        @Nullable String errorDescription,
        @Nullable Boolean permanent) {

    /// Nothing was explained.
    public static final Outcome NONE = new Outcome(null, null, null, null, null, null, null);
}
