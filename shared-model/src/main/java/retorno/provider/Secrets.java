package retorno.provider;

import java.util.List;
import java.util.Map;

/// The secrets and signing options in force, by setting name below `retorno.`. Secrets are lists:
/// any may match, so they rotate without a gap.
///
/// @param settings for example `twilio.auth-tokens` → the tokens; absent settings are absent keys
public record Secrets(Map<String, List<String>> settings) {

    /// No secret at all.
    public static final Secrets NONE = new Secrets(Map.of());

    /// Every value of a setting, none where it is not set.
    public List<String> all(String setting) {
        return settings.getOrDefault(setting, List.of());
    }

    /// A single-valued option.
    public String one(String setting, String otherwise) {
        List<String> values = all(setting);
        return values.isEmpty() ? otherwise : values.getFirst();
    }

    /// Whether requests of this provider can be verified at all.
    public boolean cover(Provider provider) {
        return provider.secretSettings().stream().anyMatch(setting -> !all(setting).isEmpty());
    }

    @Override
    public String toString() {
        return "Secrets" + settings.keySet();
    }
}
