package retorno.fake.conference;

/// Why a participant left, in Twilio's words.
public enum LeaveReason {
    HUNG_UP("participant_hung_up"),
    UPDATED_VIA_API("participant_updated_via_api"),
    ADD_FAILED("participant_add_failed"),
    ENDED_BY_MODERATOR("moderator_ended_conference"),
    ENDED_VIA_API("conference_ended_via_api");

    private final String word;

    LeaveReason(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
