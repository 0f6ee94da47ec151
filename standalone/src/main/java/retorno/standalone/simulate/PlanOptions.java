package retorno.standalone.simulate;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import retorno.standalone.data.CannotAnswer;
import retorno.standalone.simulate.traffic.Plan;

/// Which requests are made, and how fast.
final class PlanOptions {
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "50",
            description = "Requests a second; 0 for as many as go. Default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = Length.class,
            description = "How long, for example 90s or 5m. Default: ${DEFAULT-VALUE}.")
    private Duration length = Duration.ZERO;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = {
                "The same seed, with the same other options, sends the same bodies in the same order.",
                "Default: the time now in milliseconds."
            })
    private @Nullable Long seed;

    @Option(
            names = "--epoch",
            paramLabel = "INSTANT",
            converter = Moment.class,
            description = {
                "When the first request is due, as bodies tell it: 2026-01-31T12:00:00Z.",
                "Default: the seed where it is a time in milliseconds, else 2020-01-01T00:00:00Z."
            })
    private @Nullable Instant epoch;

    @Option(
            names = "--providers",
            split = ",",
            paramLabel = "NAME",
            converter = Provider.class,
            description = "Who posts: infobip, twilio. Default: both.")
    private Set<Plan.Who> providers = EnumSet.allOf(Plan.Who.class);

    @Option(
            names = "--duplicates",
            paramLabel = "PERCENT",
            defaultValue = "0%",
            converter = Share.class,
            description = "How many come once more later, for example 5%%.")
    private double duplicates;

    @Option(names = "--shuffle", description = "The events of a message come out of order.")
    private boolean shuffle;

    @Option(
            names = "--corrupt",
            paramLabel = "PERCENT",
            defaultValue = "0%",
            converter = Share.class,
            description = "How many have a broken body, for example 1%%: they are dead letters.")
    private double corrupt;

    /// @throws CannotAnswer where the rate is none
    Plan plan() {
        if (rate < 0 || rate > 100_000) {
            throw new CannotAnswer("--rate must be from 0 to 100000 requests a second");
        }
        long chosen = seed == null ? System.currentTimeMillis() : seed;
        Instant start = epoch == null ? ofSeed(chosen) : epoch;
        return new Plan(chosen, start, rate, providers, duplicates, shuffle, corrupt);
    }

    Duration length() {
        return length;
    }

    /// A seed alone must say everything, and events should have happened just now.
    private static Instant ofSeed(long seed) {
        boolean time = seed >= FIRST.toEpochMilli() && seed < LAST.toEpochMilli();
        return time ? Instant.ofEpochMilli(seed) : FIRST;
    }

    /// A time such as `60s` or `5m`.
    static final class Length implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                Duration length = DurationStyle.detectAndParse(text);
                if (!length.isNegative() && length.compareTo(Duration.ofDays(1)) <= 0) {
                    return length;
                }
            } catch (IllegalArgumentException | ArithmeticException none) {
                // said below
            }
            throw new TypeConversionException(
                    "'%s' is not a time up to a day, such as 90s or 5m".formatted(text));
        }
    }

    /// A moment such as `2026-01-31T12:00:00Z`.
    static final class Moment implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException none) {
                throw new TypeConversionException(
                        "'%s' is not a moment such as 2026-01-31T12:00:00Z".formatted(text));
            }
        }
    }

    /// A share such as `5%`.
    static final class Share implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            if (text.matches("\\d{1,3}(\\.\\d{1,6})?%?")) {
                double percent = Double.parseDouble(text.replace("%", ""));
                if (percent <= 100) {
                    return percent / 100;
                }
            }
            throw new TypeConversionException(
                    "'%s' is not a percentage from 0%% to 100%%".formatted(text));
        }
    }

    /// A provider that can be played.
    static final class Provider implements ITypeConverter<Plan.Who> {
        @Override
        public Plan.Who convert(String text) {
            return Arrays.stream(Plan.Who.values())
                    .filter(who -> who.name().toLowerCase(Locale.ROOT).equals(text.strip()))
                    .findFirst()
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    "'%s' is none of infobip, twilio".formatted(text)));
        }
    }
}
