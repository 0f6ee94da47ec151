package retorno.actions.calls.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static retorno.actions.calls.truth.LegStatus.BUSY;
import static retorno.actions.calls.truth.LegStatus.COMPLETED;
import static retorno.actions.calls.truth.LegStatus.IN_PROGRESS;
import static retorno.actions.calls.truth.LegStatus.RINGING;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import retorno.actions.calls.truth.Fact.Mark;

class DutiesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration SILENCE = Duration.ofSeconds(90);
    private static final Duration SETTLE = Duration.ofSeconds(5);

    @Test
    void targetIsDialledOnceTheActivistIsInTheRoom() {
        Heard heard = new Heard(Heard.CONFERENCE).activist(IN_PROGRESS);
        assertThat(Duties.due(heard.sum())).isEmpty();

        heard.joined(Side.ACTIVIST);
        assertThat(Duties.due(heard.sum())).containsExactly(Command.ADD_TARGET);

        heard.target(RINGING);
        assertThat(Duties.due(heard.sum())).isEmpty();
    }

    @Test
    void targetIsNotDialledBeforeTheActivistConfirms() {
        Heard heard = new Heard(Heard.SPEECH).joined(Side.ACTIVIST);
        assertThat(Duties.due(heard.sum())).isEmpty();

        assertThat(Duties.due(heard.marked(Mark.CONFIRMED).sum()))
                .containsExactly(Command.ADD_TARGET);
    }

    @Test
    void machineOfTheActivistEndsHisLegInsteadOfDialling() {
        Heard heard = new Heard(Heard.CONFERENCE).joined(Side.ACTIVIST);
        heard.answeredBy(Side.ACTIVIST, "machine_start");

        assertThat(Duties.due(heard.sum())).containsExactly(Command.END_VOICEMAIL);
    }

    @Test
    void targetStopsRingingWhenTheActivistHangsUp() {
        Heard heard = new Heard(Heard.CONFERENCE).joined(Side.ACTIVIST).target(RINGING);
        heard.activist(COMPLETED);

        assertThat(Duties.due(heard.sum())).containsExactly(Command.END_TARGET);
    }

    @Test
    void nobodyIsCutOffBecauseOfAContradiction() {
        Heard heard = new Heard(Heard.CONFERENCE).activist(BUSY).target(IN_PROGRESS);

        assertThat(Duties.due(heard.sum())).isEmpty();
    }

    @Test
    void activistIsNotLeftAloneInTheRoom() {
        Heard heard = new Heard(Heard.CONFERENCE).joined(Side.ACTIVIST).target(RINGING, BUSY);

        assertThat(Duties.due(heard.sum())).containsExactly(Command.RELEASE_ACTIVIST);
    }

    @Test
    void activistWhoseDialEndsHearsOfItThroughItsAction() {
        Heard heard = new Heard(Heard.DIAL).activist(IN_PROGRESS).target(RINGING, BUSY);

        assertThat(Duties.due(heard.sum())).isEmpty();
    }

    @Test
    void machineOfTheTargetIsHungUpOn() {
        Heard heard = new Heard(Heard.CONFERENCE).joined(Side.ACTIVIST).target(IN_PROGRESS);
        heard.answeredBy(Side.TARGET, "machine_end_beep");

        assertThat(Duties.due(heard.sum())).containsExactly(Command.END_MACHINE);
    }

    @Test
    void silentCallIsAskedAbout() {
        assertThat(askAt(new Heard(Heard.CONFERENCE).activist(RINGING)))
                .contains(NOW.plus(SILENCE));
    }

    @Test
    void conferenceThatIsOverIsAskedAboutAtOnceWhereALegIsOpen() {
        Heard heard = new Heard(Heard.CONFERENCE).joined(Side.ACTIVIST).over();
        assertThat(askAt(heard)).contains(NOW.plus(SETTLE));

        assertThat(askAt(heard.activist(COMPLETED))).isEmpty();
    }

    @Test
    void callThatIsOverIsAskedAboutUntilBothLegsHaveEnded() {
        Heard heard = new Heard(Heard.CONFERENCE).target(RINGING).activist(COMPLETED);
        assertThat(askAt(heard)).contains(NOW.plus(SILENCE));

        assertThat(askAt(heard.target(LegStatus.CANCELED))).isEmpty();
    }

    @Test
    void whoLeftTheRoomIsAskedAboutSoonUnlessTheRoomToldHowHeEnded() {
        Heard ringing = new Heard(Heard.CONFERENCE).joined(Side.ACTIVIST).target(RINGING);
        assertThat(askAt(ringing.left(Side.TARGET))).contains(NOW.plus(SETTLE));

        ringing.left(Side.TARGET, BUSY);
        assertThat(askAt(ringing)).contains(NOW.plus(SILENCE));
        assertThat(Duties.due(ringing.sum())).containsExactly(Command.RELEASE_ACTIVIST);
    }

    private static Optional<Instant> askAt(Heard heard) {
        CallFacts facts = heard.sum();
        return Duties.askAt(facts, TruthTable.judge(facts), NOW, SILENCE, SETTLE);
    }
}
