package retorno.standalone.replay;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import retorno.standalone.data.CannotAnswer;
import retorno.worker.replay.Selection;

/// Which raw records are meant.
final class SelectionOptions {
    private static final Pattern OFFSETS = Pattern.compile("(\\d{1,18})(?:-(\\d{1,18}))?");

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Received at this time or later, such as 2026-03-01T10:00:00-03:00.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Received before this time.")
    private @Nullable String to;

    @Option(names = "--partition", paramLabel = "N", description = "Of this partition.")
    private @Nullable Integer partition;

    @Option(
            names = "--offsets",
            paramLabel = "FIRST-LAST",
            description = "With these offsets of --partition, both included.")
    private @Nullable String offsets;

    @Option(names = "--receipt", paramLabel = "UUID", description = "Of this request.")
    private @Nullable UUID receipt;

    @Option(names = "--id", paramLabel = "ID", description = "About this message or call.")
    private @Nullable String id;

    @Option(names = "--contact", paramLabel = "N", description = "About this qj_contact_id.")
    private @Nullable Long contact;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Of this CloudEvents type, such as infobip.email.")
    private @Nullable String type;

    @Option(
            names = "--fingerprint",
            paramLabel = "FINGERPRINT",
            description = "With these dead letters.")
    private @Nullable String fingerprint;

    /// @throws CannotAnswer where they contradict each other
    Selection selection() {
        Instant first = time("--from", from);
        Instant last = time("--to", to);
        if (first != null && last != null && !first.isBefore(last)) {
            throw new CannotAnswer("--from %s is not before --to %s".formatted(from, to));
        }
        @Nullable Long firstOffset = null;
        @Nullable Long lastOffset = null;
        if (offsets != null) {
            Matcher range = OFFSETS.matcher(offsets);
            if (partition == null) {
                throw new CannotAnswer(
                        "--offsets are of one partition: say which with --partition");
            }
            if (!range.matches()) {
                throw new CannotAnswer(
                        "--offsets %s: write FIRST-LAST, such as 0-99".formatted(offsets));
            }
            firstOffset = Long.valueOf(range.group(1));
            lastOffset = range.group(2) == null ? firstOffset : Long.valueOf(range.group(2));
            if (lastOffset < firstOffset) {
                throw new CannotAnswer("--offsets %s end before they begin".formatted(offsets));
            }
        }
        return new Selection(
                first,
                last,
                partition,
                firstOffset,
                lastOffset,
                receipt,
                id,
                contact,
                type,
                fingerprint);
    }

    private static @Nullable Instant time(String option, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new CannotAnswer(
                    "%s %s is no time with a zone: write it as 2026-03-01T10:00:00Z or 2026-03-01T10:00:00-03:00"
                            .formatted(option, text));
        }
    }
}
