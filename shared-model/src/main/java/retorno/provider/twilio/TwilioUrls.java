package retorno.provider.twilio;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The spellings of one URL under which Twilio may have signed it.
///
/// Whether the port is part of what is signed depends on Twilio's product and the scheme, so its
/// own libraries try both. Text is cut and joined, never decoded and encoded again: a URL that a
/// library would spell otherwise must stay as Twilio was given it.
///
/// @see <a href="https://www.twilio.com/docs/usage/security#validating-requests">Twilio's page</a>
final class TwilioUrls {
    private TwilioUrls() {}

    /// Every spelling but the URL itself: without its port, with the scheme's default port, without
    /// credentials, and each of them with the query's apostrophes escaped.
    static Set<String> others(String url) {
        int scheme = url.indexOf("://");
        if (scheme < 0) {
            return Set.of();
        }
        int start = scheme + 3;
        int end = authorityEnd(url, start);
        Set<String> spellings = new LinkedHashSet<>();
        for (String authority : authorities(url.substring(start, end), defaultPort(url, scheme))) {
            spellings.add(url.substring(0, start) + authority + url.substring(end));
        }
        if (url.indexOf('\'', Math.max(url.indexOf('?'), 0)) >= 0) {
            List.copyOf(spellings).forEach(spelling -> spellings.add(escaped(spelling)));
        }
        spellings.remove(url);
        return spellings;
    }

    private static int authorityEnd(String url, int start) {
        for (int i = start; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c == '/' || c == '?' || c == '#') {
                return i;
            }
        }
        return url.length();
    }

    private static List<String> authorities(String authority, String defaultPort) {
        List<String> hosts = new ArrayList<>(List.of(authority));
        int credentials = authority.lastIndexOf('@');
        if (credentials >= 0) {
            hosts.add(authority.substring(credentials + 1));
        }
        List<String> authorities = new ArrayList<>();
        for (String host : hosts) {
            int port = port(host);
            String bare = port < 0 ? host : host.substring(0, port);
            authorities.add(host);
            authorities.add(bare);
            authorities.add(port < 0 ? bare + defaultPort : host);
        }
        return authorities;
    }

    /// Where the port's colon is: behind credentials and behind an IPv6 address; -1 where none is.
    private static int port(String host) {
        int colon = host.lastIndexOf(':');
        boolean inside = colon < host.lastIndexOf('@') || colon < host.lastIndexOf(']');
        return inside ? -1 : colon;
    }

    private static String defaultPort(String url, int scheme) {
        return url.substring(0, scheme).equalsIgnoreCase("https") ? ":443" : ":80";
    }

    private static String escaped(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query) + url.substring(query).replace("'", "%27");
    }
}
