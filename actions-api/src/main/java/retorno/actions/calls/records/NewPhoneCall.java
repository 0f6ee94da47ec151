package retorno.actions.calls.records;

import org.jspecify.annotations.Nullable;

/// A call that somebody asks for.
///
/// @param activist E.164
/// @param target E.164
public record NewPhoneCall(
        long widgetId,
        String activist,
        @Nullable String activistName,
        String target,
        @Nullable String targetName) {}
