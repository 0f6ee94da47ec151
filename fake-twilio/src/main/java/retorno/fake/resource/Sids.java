package retorno.fake.resource;

import java.util.UUID;
import java.util.regex.Pattern;

/// Twilio's ids: two letters that say of what, and 32 hexadecimal digits.
public final class Sids {
    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9a-fA-F]{32}");

    private Sids() {}

    /// A new one.
    ///
    /// @param kind `CA`, `CF`, `SM`, `RE`
    public static String next(String kind) {
        return kind + UUID.randomUUID().toString().replace("-", "");
    }

    /// Whether this could be an account's.
    public static boolean isAccount(String sid) {
        return ACCOUNT.matcher(sid).matches();
    }
}
