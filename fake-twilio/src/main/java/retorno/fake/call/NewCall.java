package retorno.fake.call;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import retorno.fake.outgoing.Hook;

/// A call to make.
///
/// @param parent the call that dials it; null where the API does
/// @param status who is told of its progress
/// @param rings how long, at most
/// @param limit how long it may last
/// @param recording who is told of its recording; null: it is not recorded
/// @param occupation what it does once it is answered
public record NewCall(
        String from,
        String to,
        @Nullable String parent,
        Hook status,
        Duration rings,
        Duration limit,
        Detection detection,
        @Nullable Hook recording,
        Function<Call, Occupation> occupation) {

    /// Twilio's limit where none is said.
    public static final Duration LONGEST = Duration.ofHours(4);

    /// The same call, which does something else.
    public NewCall doing(Function<Call, Occupation> what) {
        return new NewCall(from, to, parent, status, rings, limit, detection, recording, what);
    }
}
