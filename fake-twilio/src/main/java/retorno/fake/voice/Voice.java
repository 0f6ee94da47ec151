package retorno.fake.voice;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import retorno.fake.call.Call;
import retorno.fake.call.NewCall;
import retorno.fake.call.Occupation;
import retorno.fake.conference.Participant;
import retorno.fake.conference.Room;
import retorno.fake.conference.Terms;

/// What calls can be made to do.
public final class Voice {
    private final Stage stage;

    /// @param stage what it is played on
    public Voice(Stage stage) {
        this.stage = stage;
    }

    /// It plays TwiML.
    ///
    /// @param fallback where it is asked for when the first cannot be had
    public Function<Call, Occupation> plays(Origin origin, Origin.@Nullable At fallback) {
        return call -> new Player(stage, call, origin, fallback, null);
    }

    /// Somebody is called into a room, and that is all he does.
    public Participant add(Room room, Terms terms, NewCall order) {
        Seat seat = new Seat(stage, room);
        Call call = stage.calls().create(order.doing(any -> seat));
        return seat.expects(call, terms);
    }
}
