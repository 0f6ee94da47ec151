package retorno.actions.calls.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static retorno.actions.calls.truth.LegStatus.BUSY;
import static retorno.actions.calls.truth.LegStatus.CANCELED;
import static retorno.actions.calls.truth.LegStatus.COMPLETED;
import static retorno.actions.calls.truth.LegStatus.FAILED;
import static retorno.actions.calls.truth.LegStatus.IN_PROGRESS;
import static retorno.actions.calls.truth.LegStatus.NONE;
import static retorno.actions.calls.truth.LegStatus.NO_ANSWER;
import static retorno.actions.calls.truth.LegStatus.QUEUED;
import static retorno.actions.calls.truth.LegStatus.RINGING;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retorno.actions.calls.truth.Fact.Mark;

/// The table of the reference, cell by cell: the activist's leg, the target's leg, what else is
/// known, and the answer.
class TruthTableTest {
    private static final Map<String, LegStatus> LETTERS =
            Map.of(
                    "-",
                    NONE,
                    "Q",
                    QUEUED,
                    "R",
                    RINGING,
                    "P",
                    IN_PROGRESS,
                    "C",
                    COMPLETED,
                    "B",
                    BUSY,
                    "N",
                    NO_ANSWER,
                    "F",
                    FAILED,
                    "X",
                    CANCELED);

    @ParameterizedTest(name = "{0} x {1}, connected {2}: {3} {4}")
    @CsvSource({
        // the activist's news is late, or the target is not dialled yet
        "Q, -, no, initiated, ",
        "R, -, no, initiated, ",
        "Q, Q, no, ringing, ",
        "Q, R, no, ringing, ",
        "Q, P, no, ringing, ",
        "Q, P, yes, in-progress, ",
        "Q, C, yes, completed, target-hung-up",
        "Q, C, no, no-answer, target-left-early",
        "Q, B, no, busy, target-busy",
        "Q, N, no, no-answer, target-no-answer",
        "Q, F, no, failed, target-failed",
        "Q, X, no, canceled, target-canceled",
        "R, Q, no, ringing, ",
        "R, R, no, ringing, ",
        "R, P, no, ringing, ",
        "R, P, yes, in-progress, ",
        "R, C, yes, completed, target-hung-up",
        "R, C, no, no-answer, target-left-early",
        "R, B, no, busy, target-busy",
        "R, N, no, no-answer, target-no-answer",
        "R, F, no, failed, target-failed",
        "R, X, no, canceled, target-canceled",
        "-, R, no, ringing, ",
        // the activist is on the line
        "P, -, no, initiated, ",
        "P, Q, no, ringing, ",
        "P, R, no, ringing, ",
        "P, P, no, ringing, ",
        "P, P, yes, in-progress, ",
        "P, C, yes, completed, target-hung-up",
        "P, C, no, no-answer, target-left-early",
        "P, B, no, busy, target-busy",
        "P, N, no, no-answer, target-no-answer",
        "P, F, no, failed, target-failed",
        "P, X, no, canceled, target-canceled",
        // the activist has hung up before the target's last news
        "C, -, no, canceled, activist-hung-up-before-dial",
        "C, Q, no, canceled, activist-hung-up",
        "C, R, no, canceled, activist-hung-up",
        "C, P, no, canceled, activist-hung-up",
        "C, P, yes, completed, activist-hung-up",
        "C, C, yes, completed, activist-hung-up",
        "C, C, no, canceled, activist-hung-up",
        "C, B, no, busy, target-busy",
        "C, N, no, canceled, activist-hung-up",
        "C, F, no, failed, target-failed",
        "C, X, no, canceled, activist-hung-up",
        // the activist never answered
        "B, -, no, canceled, activist-busy",
        "N, -, no, canceled, activist-no-answer",
        "F, -, no, canceled, activist-failed",
        "X, -, no, canceled, activist-canceled",
    })
    void cell(String activist, String target, String connected, String status, String reason) {
        CallFacts facts = facts(activist, target, connected.equals("yes"));

        assertThat(TruthTable.judge(facts)).isEqualTo(standing(status, reason, false));
    }

    @ParameterizedTest(name = "{0} x {1}, the target first")
    @CsvSource({
        "C, C, yes, completed, target-hung-up",
        "C, C, no, no-answer, target-left-early",
        "C, B, no, busy, target-busy",
        "C, N, no, no-answer, target-no-answer",
        "C, F, no, failed, target-failed",
        "C, X, no, canceled, target-canceled",
    })
    void cellWhereTheTargetEndedFirst(
            String activist, String target, String connected, String status, String reason) {
        Heard heard = new Heard(Heard.CONFERENCE).target(LETTERS.get(target));
        heard.activist(LETTERS.get(activist));
        CallFacts facts = (connected.equals("yes") ? heard.started() : heard).sum();

        assertThat(TruthTable.judge(facts)).isEqualTo(standing(status, reason, false));
    }

    @ParameterizedTest(name = "{0} x {1} contradict each other")
    @CsvSource({
        "B, Q, ringing, ",
        "B, R, ringing, ",
        "B, P, ringing, ",
        "B, C, no-answer, target-left-early",
        "B, B, busy, target-busy",
        "B, N, no-answer, target-no-answer",
        "B, F, failed, target-failed",
        "B, X, canceled, target-canceled",
        "N, Q, ringing, ",
        "N, R, ringing, ",
        "N, P, ringing, ",
        "N, C, no-answer, target-left-early",
        "N, B, busy, target-busy",
        "N, N, no-answer, target-no-answer",
        "N, F, failed, target-failed",
        "N, X, canceled, target-canceled",
        "F, Q, ringing, ",
        "F, R, ringing, ",
        "F, P, ringing, ",
        "F, C, no-answer, target-left-early",
        "F, B, busy, target-busy",
        "F, N, no-answer, target-no-answer",
        "F, F, failed, target-failed",
        "F, X, canceled, target-canceled",
        "X, Q, ringing, ",
        "X, R, ringing, ",
        "X, P, ringing, ",
        "X, C, no-answer, target-left-early",
        "X, B, busy, target-busy",
        "X, N, no-answer, target-no-answer",
        "X, F, failed, target-failed",
        "X, X, canceled, target-canceled",
    })
    void contradictionTakesRowPAndAsks(
            String activist, String target, String status, String reason) {
        CallFacts facts = facts(activist, target, false);

        assertThat(TruthTable.judge(facts)).isEqualTo(standing(status, reason, true));
    }

    @Test
    void nothingHeardIsInitiated() {
        assertThat(TruthTable.judge(CallFacts.none(Heard.CONFERENCE)))
                .isEqualTo(standing("initiated", null, false));
    }

    @Test
    void whomTwilioWillNotDialHasFailedWithItsCode() {
        CallFacts facts = new Heard(Heard.CONFERENCE).refused(Side.ACTIVIST, "twilio:21217").sum();

        assertThat(TruthTable.judge(facts)).isEqualTo(standing("failed", "twilio:21217", false));
    }

    @Test
    void targetThatTwilioWillNotDialHasFailedWithItsCode() {
        CallFacts facts =
                new Heard(Heard.CONFERENCE)
                        .activist(IN_PROGRESS)
                        .refused(Side.TARGET, "twilio:21215")
                        .sum();

        assertThat(TruthTable.judge(facts)).isEqualTo(standing("failed", "twilio:21215", false));
    }

    @Test
    void redirectedIsRinging() {
        CallFacts facts =
                new Heard(Heard.CONFERENCE).activist(IN_PROGRESS).marked(Mark.REDIRECTED).sum();

        assertThat(TruthTable.judge(facts)).isEqualTo(standing("ringing", null, false));
    }

    @Test
    void voicemailOfTheActivist() {
        CallFacts facts =
                new Heard(Heard.CONFERENCE)
                        .activist(IN_PROGRESS)
                        .answeredBy(Side.ACTIVIST, "machine_end_beep")
                        .activist(COMPLETED)
                        .sum();

        assertThat(TruthTable.judge(facts))
                .isEqualTo(standing("canceled", "activist-voicemail", false));
    }

    @Test
    void activistWhoDoesNotConfirm() {
        Heard heard = new Heard(Heard.SPEECH).activist(IN_PROGRESS).marked(Mark.QUESTIONED);
        heard.activist(COMPLETED);

        assertThat(TruthTable.judge(heard.sum()))
                .isEqualTo(standing("canceled", "activist-not-confirmed", false));
        assertThat(TruthTable.judge(heard.marked(Mark.CONFIRMED).sum()))
                .isEqualTo(standing("canceled", "activist-hung-up-before-dial", false));
    }

    @Test
    void voicemailOfTheTargetIsNoConnection() {
        Heard heard =
                new Heard(Heard.CONFERENCE)
                        .activist(IN_PROGRESS)
                        .target(IN_PROGRESS)
                        .started()
                        .answeredBy(Side.TARGET, "machine_start")
                        .target(COMPLETED);

        assertThat(TruthTable.judge(heard.sum()))
                .isEqualTo(standing("no-answer", "target-voicemail", false));
        assertThat(TruthTable.judge(heard.activist(COMPLETED).sum()))
                .isEqualTo(standing("no-answer", "target-voicemail", false));
    }

    @Test
    void dialledTargetIsConnectedOnceHeAnswersUnlessAMachineDid() {
        Heard heard = new Heard(Heard.DIAL).activist(IN_PROGRESS).target(RINGING, IN_PROGRESS);

        assertThat(TruthTable.judge(heard.sum())).isEqualTo(standing("in-progress", null, false));
        assertThat(TruthTable.judge(heard.answeredBy(Side.TARGET, "fax").sum()))
                .isEqualTo(standing("ringing", null, false));
    }

    @Test
    void unknownIsNoMachine() {
        Heard heard = new Heard(Heard.CONFERENCE).activist(IN_PROGRESS);

        assertThat(heard.answeredBy(Side.ACTIVIST, "unknown").sum().humanOk()).isTrue();
        assertThat(heard.answeredBy(Side.ACTIVIST, "machine_start").sum().humanOk()).isFalse();
    }

    @Test
    void withinOneSecondTheConferenceTellsWhoLeftFirst() {
        Heard heard = new Heard(Heard.CONFERENCE).started().left(Side.TARGET).left(Side.ACTIVIST);
        heard.target(COMPLETED).atOnce().activist(COMPLETED);

        assertThat(TruthTable.judge(heard.sum()))
                .isEqualTo(standing("completed", "target-hung-up", false));
    }

    @Test
    void targetThatIsCanceledWithinTheSecondWasCanceledForTheActivistsSake() {
        Heard heard = new Heard(Heard.CONFERENCE).target(CANCELED).atOnce().activist(COMPLETED);

        assertThat(TruthTable.judge(heard.sum()))
                .isEqualTo(standing("canceled", "activist-hung-up", false));
    }

    @Test
    void twoEndsOfOneNumberHaveToBeAsked() {
        Heard heard = new Heard(Heard.CONFERENCE).activist(IN_PROGRESS);
        heard.fact(new Fact.Said(Side.TARGET, BUSY, 3, null));
        heard.fact(new Fact.Said(Side.TARGET, NO_ANSWER, 3, null));

        assertThat(TruthTable.judge(heard.sum()).needsReconcile()).isTrue();

        heard.fact(new Fact.Said(Side.TARGET, NO_ANSWER, Ending.ASKED, null));
        assertThat(TruthTable.judge(heard.sum()))
                .isEqualTo(standing("no-answer", "target-no-answer", false));
    }

    @Test
    void higherNumberOfTwoEndsCounts() {
        Heard heard = new Heard(Heard.CONFERENCE).activist(IN_PROGRESS);
        heard.fact(new Fact.Said(Side.TARGET, BUSY, 4, null));
        heard.fact(new Fact.Said(Side.TARGET, NO_ANSWER, 3, null));

        assertThat(TruthTable.judge(heard.sum())).isEqualTo(standing("busy", "target-busy", false));
    }

    @Test
    void whatIsOverStaysOverWhileTwilioIsAsked() {
        Standing doubtful = TruthTable.judge(facts("B", "Q", false));

        assertThat(doubtful.after(CallStatus.CANCELED, "activist-busy"))
                .isEqualTo(standing("canceled", "activist-busy", true));
        assertThat(doubtful.after(CallStatus.INITIATED, null)).isEqualTo(doubtful);
    }

    /// The activist's end first, where both have ended.
    private static CallFacts facts(String activist, String target, boolean connected) {
        Heard heard =
                new Heard(Heard.CONFERENCE)
                        .activist(LETTERS.get(activist))
                        .target(LETTERS.get(target));
        return (connected ? heard.started() : heard).sum();
    }

    private static Standing standing(String status, String reason, boolean needsReconcile) {
        return new Standing(CallStatus.of(status).orElseThrow(), reason, needsReconcile);
    }
}
