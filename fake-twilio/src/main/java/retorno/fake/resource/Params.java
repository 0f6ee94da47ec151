package retorno.fake.resource;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import retorno.wire.Form;

/// The parameters of a request, as its sender spelt them.
public record Params(Form form) {

    /// The last value, or null where there is none or an empty one.
    public @Nullable String get(String name) {
        return form.get(name);
    }

    /// A value, or another where there is none.
    public String get(String name, String otherwise) {
        String value = form.get(name);
        return value == null ? otherwise : value;
    }

    /// `true` or `false`.
    public boolean flag(String name, boolean otherwise) {
        String value = form.get(name);
        return value == null ? otherwise : value.equalsIgnoreCase("true");
    }

    /// A whole number between two others, both included.
    ///
    /// @throws Refusal 400 where it is none
    public int number(String name, int otherwise, int least, int most) {
        String value = form.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("\\d{1,9}")
                || Integer.parseInt(value) < least
                || Integer.parseInt(value) > most) {
            throw invalid(name, value);
        }
        return Integer.parseInt(value);
    }

    /// One of a few words.
    ///
    /// @throws Refusal 400 where it is another
    public String oneOf(String name, String otherwise, String... words) {
        String value = form.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!List.of(words).contains(value)) {
            throw invalid(name, value);
        }
        return value;
    }

    /// Words that are said in parameters of one name, or in one, separated by spaces: SDKs do the
    /// first, Twilio's specification asks for the second.
    public Set<String> words(String name, Set<String> otherwise) {
        Set<String> words = new TreeSet<>();
        for (String value : values(name)) {
            Arrays.stream(value.split("[ ,]+")).filter(w -> !w.isEmpty()).forEach(words::add);
        }
        return words.isEmpty() ? otherwise : words;
    }

    /// Every value of a name.
    public List<String> values(String name) {
        return form.fields().getOrDefault(name, List.of());
    }

    /// A URL that Twilio would call: absolute, http or https, and no `_` in its host.
    ///
    /// @param code of the refusal
    /// @throws Refusal 400 where it is another
    public @Nullable String url(String name, int code) {
        String value = form.get(name);
        if (value != null && !callable(value)) {
            throw Refusal.bad(code, "Invalid " + name + " URL: " + value);
        }
        return value;
    }

    /// Whether Twilio would call this URL.
    public static boolean callable(String url) {
        try {
            URI uri = new URI(url);
            // java.net.URI itself knows no host with an underscore
            return uri.getHost() != null
                    && ("http".equalsIgnoreCase(uri.getScheme())
                            || "https".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException notOne) {
            return false;
        }
    }

    /// All of them.
    public Map<String, List<String>> fields() {
        return form.fields();
    }

    private static Refusal invalid(String name, String value) {
        return Refusal.bad(20001, "Invalid value for parameter " + name + ": " + value);
    }
}
