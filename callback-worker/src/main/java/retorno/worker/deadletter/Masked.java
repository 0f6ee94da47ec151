package retorno.worker.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/// A look at bytes that shows their shape and not what is in them: every letter is an `x`, every
/// digit a `0`, except in the names of JSON fields and form parameters.
public final class Masked {
    private static final int LONGEST = 300;
    private static final int LOOKED_AT = 4_096;

    /// A JSON field's name with its colon, or a form parameter's name with its equals sign.
    private static final Pattern NAME =
            Pattern.compile("\"[A-Za-z_][A-Za-z0-9_]{0,60}\"\\s*:|(?<=^|&)[A-Za-z_]{1,60}=");

    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern DIGIT = Pattern.compile("\\p{N}");

    private Masked() {}

    /// One line, at most 300 characters.
    public static String of(byte[] bytes) {
        String text =
                new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), UTF_8)
                        .replaceAll("\\s+", " ")
                        .replaceAll("\\p{Cntrl}", "?");
        String masked = masked(text);
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
    }

    private static String masked(String text) {
        StringBuilder masked = new StringBuilder(text.length());
        int[] end = {0};
        NAME.matcher(text)
                .results()
                .forEach(name -> {
                    masked.append(values(text.substring(end[0], name.start())))
                            .append(name.group());
                    end[0] = name.end();
                });
        return masked.append(values(text.substring(end[0]))).toString();
    }

    private static String values(String text) {
        return DIGIT.matcher(LETTER.matcher(text).replaceAll("x")).replaceAll("0");
    }
}
