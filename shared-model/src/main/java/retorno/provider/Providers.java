package retorno.provider;

import java.util.List;
import java.util.Optional;
import retorno.provider.infobip.Infobip;
import retorno.provider.twilio.Twilio;

/// Every provider we know. A new one is one line here and one folder beside.
public final class Providers {
    /// What [Provider#parse] produces changes with this number: raise it when rows would differ.
    public static final int PARSER_VERSION = 1;

    public static final List<Provider> ALL = List.of(new Infobip(), new Twilio());

    private Providers() {}

    /// The provider of a type such as `infobip.email`.
    public static Optional<Provider> ofType(String type) {
        for (Provider provider : ALL) {
            if (belongs(type, provider.name())) {
                return Optional.of(provider);
            }
        }
        return Optional.empty();
    }

    private static boolean belongs(String type, String name) {
        return type.length() > name.length()
                && type.charAt(name.length()) == '.'
                && type.startsWith(name);
    }
}
