package retorno.event;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON objects, one after the other; members that are null are left out.
///
/// An event says much that the event before it said. A value that is the very object that was said
/// in its place then, under the same name, is not written again but copied.
final class JsonMembers {
    private final JsonBytes json = new JsonBytes();
    private final Map<String, byte[]> names = new HashMap<>();
    private final List<Said> said = new ArrayList<>();
    private int place;

    /// What was said in one place the last time; as JSON once it was said twice.
    private static final class Said {
        private String name = "";
        private @Nullable Object value;
        private byte @Nullable [] member;
    }

    /// Begins the outermost object.
    void begin() {
        place = 0;
        json.clear();
        json.put('{');
    }

    /// Begins an object that is a member.
    void begin(String name) {
        name(name);
        json.put('{');
    }

    /// Ends the object that was begun last.
    void end() {
        if (json.last() == ',') {
            json.shorten();
        }
        json.put('}');
        json.put(',');
    }

    void member(String name, @Nullable String text) {
        say(name, text);
    }

    void member(String name, @Nullable Long number) {
        say(name, number);
    }

    void member(String name, @Nullable BigDecimal number) {
        say(name, number);
    }

    void member(String name, @Nullable Boolean truth) {
        say(name, truth);
    }

    /// The outermost object, once it has ended.
    byte[] all() {
        json.shorten();
        return json.from(0);
    }

    private void say(String name, @Nullable Object value) {
        if (place == said.size()) {
            said.add(new Said());
        }
        Said here = said.get(place++);
        if (value == null) {
            return;
        }
        if (here.value != value || here.name != name) {
            here.name = name;
            here.value = value;
            here.member = null;
            write(name, value);
        } else if (here.member == null) {
            int start = json.length();
            write(name, value);
            here.member = json.from(start);
        } else {
            json.put(here.member);
        }
    }

    private void write(String name, Object value) {
        name(name);
        if (value instanceof String text) {
            json.text(text);
        } else {
            json.plain(value.toString());
        }
        json.put(',');
    }

    private void name(String name) {
        byte[] quoted = names.get(name);
        if (quoted == null) {
            quoted = ("\"" + name + "\":").getBytes(US_ASCII);
            names.put(name, quoted);
        }
        json.put(quoted);
    }
}
