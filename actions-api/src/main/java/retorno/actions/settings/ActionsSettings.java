package retorno.actions.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import retorno.program.BaseUrl;
import retorno.program.CannotStart;

/// What the program can be told, below `retorno.`; every key is explained in `actions.yaml`.
///
/// A blank value counts as not set. The prefix is shared with the other programs: keys that are not
/// ours pass.
///
/// @param publicUrl ingest's, to which Twilio's callbacks go; without a trailing slash
/// @param apiKeys any of which lets somebody place calls
/// @param allowUnsigned whether Twilio's requests are taken unverified beyond loopback
/// @param twilio the account to call with
/// @param actions this program's own places
@ConfigurationProperties("retorno")
public record ActionsSettings(
        @DefaultValue("http://127.0.0.1:8080") String publicUrl,
        @DefaultValue List<String> apiKeys,
        @DefaultValue("false") Boolean allowUnsigned,
        @DefaultValue TwilioAccount twilio,
        @DefaultValue Places actions) {

    /// Says at start what to change.
    ///
    /// @throws CannotStart where a setting cannot work
    public ActionsSettings {
        publicUrl =
                base(
                        publicUrl.isBlank() ? "http://127.0.0.1:8080" : publicUrl,
                        "retorno.public-url (RETORNO_PUBLIC_URL)");
        apiKeys = filled(apiKeys);
    }

    /// Where ingest takes callbacks that came to us: its public URL, or a shorter way to it.
    public String ingestUrl() {
        String own = actions.ingestUrl();
        return own == null ? publicUrl : own;
    }

    /// Names no secret: settings end up in logs.
    @Override
    public String toString() {
        return "ActionsSettings[publicUrl=%s, %d API keys, allowUnsigned=%s, %s, %s]"
                .formatted(publicUrl, apiKeys.size(), allowUnsigned, twilio, actions);
    }

    /// @param publicUrl what Twilio calls for instructions; null: this machine, at the port
    ///   listened on
    /// @param ingestUrl where ingest is reached from here; null: at its public URL
    /// @param topic where normalised events are read
    /// @param partitions of that topic, where it does not exist yet
    /// @param allowedOrigins sites whose pages may ask from a browser
    public record Places(
            @Nullable String publicUrl,
            @Nullable String ingestUrl,
            @DefaultValue("callback-events") String topic,
            @DefaultValue("3") Integer partitions,
            @DefaultValue List<String> allowedOrigins) {
        public Places {
            allowedOrigins = filled(allowedOrigins);
            publicUrl =
                    publicUrl == null || publicUrl.isBlank()
                            ? null
                            : base(
                                    publicUrl,
                                    "retorno.actions.public-url (RETORNO_ACTIONS_PUBLIC_URL)");
            ingestUrl =
                    ingestUrl == null || ingestUrl.isBlank()
                            ? null
                            : base(
                                    ingestUrl,
                                    "retorno.actions.ingest-url (RETORNO_ACTIONS_INGEST_URL)");
        }
    }

    static List<String> filled(List<String> values) {
        return values.stream().map(String::strip).filter(value -> !value.isEmpty()).toList();
    }

    private static String base(String url, String setting) {
        return BaseUrl.of(url, setting, "https://hooks.example.com");
    }
}
