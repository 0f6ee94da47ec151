package retorno.bench.house;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What `bench/run` was told as `name=value`; each suite knows its usual values.
public final class Options {
    /// What there is to tell; `bench/README.md` says what each means.
    private static final Set<String> KNOWN =
            Set.of(
                    "buffers",
                    "databases",
                    "free",
                    "log",
                    "minutes",
                    "rate",
                    "records",
                    "results",
                    "rounds",
                    "seconds",
                    "workers");

    private static final Map<String, String> GIVEN = new HashMap<>();

    private Options() {}

    /// The words of the command line are not understood; the message says which would be.
    public static final class WrongUse extends RuntimeException {
        public WrongUse(String message) {
            super(message);
        }
    }

    /// Takes what is an option out of the arguments.
    ///
    /// @return the others, in their order
    /// @throws WrongUse where nobody knows the option
    public static List<String> take(List<String> arguments) {
        for (String option : arguments.stream().filter(Options::is).toList()) {
            String name = option.substring(0, option.indexOf('='));
            if (!KNOWN.contains(name)) {
                throw new WrongUse(
                        "there is no option " + name + ": say one of " + new TreeSet<>(KNOWN));
            }
            GIVEN.put(name, option.substring(name.length() + 1));
        }
        return arguments.stream().filter(argument -> !is(argument)).toList();
    }

    private static boolean is(String argument) {
        return argument.contains("=");
    }

    /// A whole number.
    public static int number(String name, int usual) {
        return number(text(name, "" + usual));
    }

    /// A text.
    public static String text(String name, String usual) {
        return GIVEN.getOrDefault(name, usual);
    }

    /// Whole numbers out of a comma list.
    public static List<Integer> numbers(String commaList) {
        return Stream.of(commaList.split(",")).map(Options::number).toList();
    }

    private static Integer number(String word) {
        if (!word.matches("\\d{1,9}")) {
            throw new WrongUse(word + " is no whole number");
        }
        return Integer.valueOf(word);
    }
}
