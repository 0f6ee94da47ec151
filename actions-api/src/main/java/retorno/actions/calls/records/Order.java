package retorno.actions.calls.records;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import retorno.actions.calls.truth.Arrangement;
import retorno.actions.calls.truth.CallFacts;
import retorno.actions.calls.truth.Command;

/// A command that one process has taken on, until its lease ends.
///
/// @param look whether Twilio may have done it already: look first
/// @param looks how often that was looked for
/// @param attempts how often Twilio was asked, this time included
/// @param attemptedAt when Twilio was asked last
/// @param activistSid the activist's leg, where it is known
/// @param targetSid the target's leg, where it is known
public record Order(
        long id,
        Command command,
        boolean look,
        int looks,
        int attempts,
        Instant attemptedAt,
        Instant leaseUntil,
        String callId,
        Arrangement arrangement,
        String activist,
        String target,
        @Nullable String activistSid,
        @Nullable String targetSid,
        CallFacts facts) {}
