package retorno.wire;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/// Texts that most bodies say, such as `DELIVERED` or an endpoint's address: one object for all of
/// them. All that a batch says is in memory until it is stored, and is copied whenever the heap is
/// collected meanwhile; half of it were such texts.
///
/// A text has one place, and is kept there once it comes a second time; those that come once, such
/// as ids, pass through. Safe for any number of threads, which at worst make a text once more.
public final class CommonTexts {
    private static final int PLACES = 1_024;

    /// Beyond it nothing is common, and comparing takes longer.
    private static final int LONGEST = 64;

    private static final @Nullable Common[] KEPT = new Common[PLACES];

    /// The mark of the text that came to each place last.
    private static final int[] LAST = new int[PLACES];

    /// A text and its letters, which are compared many at a time.
    private record Common(char[] letters, StringNode node) {}

    private CommonTexts() {}

    /// A text as a node of JSON.
    static StringNode node(char[] letters, int from, int length) {
        if (length == 0 || length > LONGEST) {
            return JsonNodeFactory.instance.stringNode(new String(letters, from, length));
        }
        int mark =
                mark(
                        length,
                        letters[from],
                        letters[from + length / 3],
                        letters[from + length * 2 / 3],
                        letters[from + length - 1]);
        Common kept = KEPT[place(mark)];
        if (kept != null
                && Arrays.equals(
                        kept.letters, 0, kept.letters.length, letters, from, from + length)) {
            return kept.node;
        }
        return came(mark, new String(letters, from, length));
    }

    /// The one object for a text.
    public static String of(String text) {
        int length = text.length();
        if (length == 0 || length > LONGEST) {
            return text;
        }
        int mark =
                mark(
                        length,
                        text.charAt(0),
                        text.charAt(length / 3),
                        text.charAt(length * 2 / 3),
                        text.charAt(length - 1));
        Common kept = KEPT[place(mark)];
        return kept != null && kept.node.stringValue().equals(text)
                ? kept.node.stringValue()
                : came(mark, text).stringValue();
    }

    private static StringNode came(int mark, String text) {
        StringNode node = JsonNodeFactory.instance.stringNode(text);
        int place = place(mark);
        if (LAST[place] == mark) {
            KEPT[place] = new Common(text.toCharArray(), node);
        }
        LAST[place] = mark;
        return node;
    }

    /// What tells texts from each other, mostly: whole ones are compared where it matters.
    private static int mark(int length, int first, int second, int third, int last) {
        return (((length * 31 + first) * 31 + second) * 31 + third) * 31 + last;
    }

    private static int place(int mark) {
        return (mark ^ mark >>> 10) & PLACES - 1;
    }
}
