package retorno.fake.voice;

import org.jspecify.annotations.Nullable;
import retorno.fake.call.Call;
import retorno.fake.call.CallStatus;
import retorno.fake.call.Cause;
import retorno.fake.call.Occupation;
import retorno.fake.conference.LeaveReason;
import retorno.fake.conference.Participant;
import retorno.fake.conference.Room;
import retorno.fake.conference.Terms;

/// A place in a conference for somebody whom the API calls: he joins by answering, and when he is
/// out his call is over.
final class Seat implements Occupation {
    private final Stage stage;
    private final Room room;
    private @Nullable Call call;
    private @Nullable Participant participant;

    Seat(Stage stage, Room room) {
        this.stage = stage;
        this.room = room;
    }

    Participant expects(Call called, Terms terms) {
        call = called;
        participant =
                new Participant(called.sid(), terms, stage.timeline().now(), () -> ends(called));
        stage.rooms().expect(room, participant);
        called.watch(this::progress);
        return participant;
    }

    @Override
    public void begin() {
        if (call != null && participant != null && !stage.rooms().enter(room, participant)) {
            ends(call);
        }
    }

    @Override
    public void stop(Cause cause) {
        if (call != null && participant != null) {
            LeaveReason reason =
                    cause == Cause.HUNG_UP ? LeaveReason.HUNG_UP : LeaveReason.UPDATED_VIA_API;
            stage.rooms().leave(participant, reason, call.status().word());
        }
    }

    private void ends(Call called) {
        stage.calls().end(called, CallStatus.COMPLETED, Cause.HUNG_UP);
    }

    private void progress(Call called) {
        if (participant == null) {
            return;
        }
        switch (called.status()) {
            case QUEUED, IN_PROGRESS -> {
                // he joins when it is known who answered
            }
            case INITIATED -> participant.is("connecting", stage.timeline().now());
            case RINGING -> participant.is("ringing", stage.timeline().now());
            case COMPLETED, BUSY, FAILED, NO_ANSWER, CANCELED ->
                    stage.rooms()
                            .leave(participant, LeaveReason.ADD_FAILED, called.status().word());
        }
    }
}
