package retorno.fake.twiml;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One verb or noun of a document.
///
/// @param attributes those that are known, as written
/// @param text what stands directly in it, without the white space around it
public record Element(
        Verb verb, Map<String, String> attributes, String text, List<Element> children) {

    /// An attribute; null where there is none, or an empty one.
    public @Nullable String get(String attribute) {
        String value = attributes.get(attribute);
        return value == null || value.isEmpty() ? null : value;
    }

    /// An attribute, or something else where there is none.
    public String get(String attribute, String otherwise) {
        String value = get(attribute);
        return value == null ? otherwise : value;
    }

    /// `true` or `false`.
    public boolean flag(String attribute, boolean otherwise) {
        String value = get(attribute);
        return value == null ? otherwise : value.equals("true");
    }

    /// A whole number; something else where there is none, or `auto`.
    public int number(String attribute, int otherwise) {
        String value = get(attribute);
        return value == null || !value.matches("\\d{1,9}") ? otherwise : Integer.parseInt(value);
    }

    /// A whole number of seconds.
    public Duration seconds(String attribute, int otherwise) {
        return Duration.ofSeconds(number(attribute, otherwise));
    }

    /// Words separated by spaces.
    public Set<String> words(String attribute, Set<String> otherwise) {
        String value = get(attribute);
        return value == null ? otherwise : new TreeSet<>(Arrays.asList(value.split("\\s+")));
    }

    /// The nouns or prompts of one sort.
    public List<Element> all(Verb sort) {
        return children.stream().filter(child -> child.verb == sort).toList();
    }
}
