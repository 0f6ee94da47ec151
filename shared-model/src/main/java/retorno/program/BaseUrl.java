package retorno.program;

import java.net.URI;
import java.net.URISyntaxException;

/// URLs in settings that paths are put behind.
public final class BaseUrl {
    private BaseUrl() {}

    /// A URL as it was written, without white space around it and slashes at its end.
    ///
    /// @param setting where it stands, for example `retorno.public-url (RETORNO_PUBLIC_URL)`
    /// @param example a URL that would do
    /// @throws CannotStart where it is no such URL; does not repeat it, for it might hold a
    ///   password
    public static String of(String url, String setting, String example) {
        String stripped = url.strip();
        if (!isBase(stripped)) {
            throw new CannotStart(
                    "%s must be an absolute http or https URL without user, query or fragment, and its host name without underscore, such as %s."
                            .formatted(setting, example));
        }
        return stripped.replaceFirst("/+$", "");
    }

    /// A host name with an underscore, which Twilio refuses, is no host to [URI].
    private static boolean isBase(String url) {
        try {
            URI uri = new URI(url);
            return ("http".equalsIgnoreCase(uri.getScheme())
                            || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getHost() != null;
        } catch (URISyntaxException notOne) {
            return false;
        }
    }
}
