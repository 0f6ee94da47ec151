package retorno.actions.calls.truth;

import static retorno.actions.calls.truth.LegStatus.BUSY;
import static retorno.actions.calls.truth.LegStatus.CANCELED;
import static retorno.actions.calls.truth.LegStatus.COMPLETED;
import static retorno.actions.calls.truth.LegStatus.FAILED;
import static retorno.actions.calls.truth.LegStatus.IN_PROGRESS;
import static retorno.actions.calls.truth.LegStatus.NO_ANSWER;
import static retorno.actions.calls.truth.LegStatus.QUEUED;
import static retorno.actions.calls.truth.LegStatus.RINGING;

import java.util.LinkedHashMap;
import java.util.Map;
import retorno.actions.calls.truth.Fact.Mark;

/// Whole calls as they happen, each with the standing that it ends in.
final class Scenarios {
    private static final Map<String, Heard> ALL = all();

    private Scenarios() {}

    /// `status reason` → what is heard.
    static Map<String, Heard> byName() {
        return ALL;
    }

    private static Map<String, Heard> all() {
        Map<String, Heard> all = new LinkedHashMap<>();
        all.put(
                "completed target-hung-up: they talk",
                talk().left(Side.TARGET)
                        .target(COMPLETED)
                        .left(Side.ACTIVIST)
                        .over()
                        .activist(COMPLETED));
        all.put(
                "completed activist-hung-up: they talk",
                talk().left(Side.ACTIVIST)
                        .activist(COMPLETED)
                        .left(Side.TARGET)
                        .over()
                        .target(COMPLETED));
        all.put(
                "completed target-hung-up: all within one second",
                talk().left(Side.TARGET)
                        .atOnce()
                        .left(Side.ACTIVIST)
                        .target(COMPLETED)
                        .atOnce()
                        .activist(COMPLETED));
        all.put(
                "completed target-hung-up: and her end was told a second before his",
                talk().left(Side.TARGET)
                        .atOnce()
                        .left(Side.ACTIVIST)
                        .activist(COMPLETED)
                        .target(COMPLETED));
        all.put(
                "completed target-hung-up: humans on both ends",
                talk().answeredBy(Side.ACTIVIST, "human")
                        .answeredBy(Side.TARGET, "human")
                        .target(COMPLETED)
                        .activist(COMPLETED));
        all.put("canceled activist-busy", begun(Heard.CONFERENCE).activist(BUSY));
        all.put("canceled activist-no-answer", begun(Heard.CONFERENCE).activist(NO_ANSWER));
        all.put("canceled activist-failed", begun(Heard.CONFERENCE).activist(FAILED));
        all.put("canceled activist-canceled", begun(Heard.CONFERENCE).activist(CANCELED));
        all.put(
                "canceled activist-voicemail",
                begun(Heard.SPEECH)
                        .activist(IN_PROGRESS)
                        .marked(Mark.QUESTIONED)
                        .answeredBy(Side.ACTIVIST, "machine_start")
                        .activist(COMPLETED));
        all.put(
                "canceled activist-not-confirmed",
                begun(Heard.SPEECH)
                        .activist(IN_PROGRESS)
                        .marked(Mark.QUESTIONED)
                        .answeredBy(Side.ACTIVIST, "unknown")
                        .activist(COMPLETED));
        all.put(
                "canceled activist-hung-up-before-dial",
                inTheRoom(Heard.CONFERENCE).left(Side.ACTIVIST).activist(COMPLETED));
        all.put(
                "canceled activist-hung-up: while it rings",
                ringing().activist(COMPLETED).target(CANCELED));
        all.put(
                "canceled activist-hung-up: and it rings on",
                ringing().activist(COMPLETED).target(NO_ANSWER));
        all.put("busy target-busy", ringing().target(BUSY).activist(COMPLETED));
        all.put("no-answer target-no-answer", ringing().target(NO_ANSWER).activist(COMPLETED));
        all.put("failed target-failed", ringing().target(FAILED).activist(COMPLETED));
        all.put("canceled target-canceled", ringing().target(CANCELED).activist(COMPLETED));
        all.put(
                "no-answer target-voicemail",
                talk().answeredBy(Side.TARGET, "machine_end_silence")
                        .target(COMPLETED)
                        .activist(COMPLETED));
        all.put(
                "no-answer target-left-early",
                ringing().target(IN_PROGRESS, COMPLETED).activist(COMPLETED));
        all.put(
                "failed twilio:21215: the target",
                inTheRoom(Heard.CONFERENCE)
                        .refused(Side.TARGET, "twilio:21215")
                        .activist(COMPLETED));
        all.put(
                "failed twilio:21217: the activist",
                new Heard(Heard.CONFERENCE).refused(Side.ACTIVIST, "twilio:21217"));
        all.put(
                "completed target-hung-up: dialled",
                dialled()
                        .target(IN_PROGRESS)
                        .answeredBy(Side.TARGET, "human")
                        .target(COMPLETED)
                        .marked(Mark.OUTLIVED)
                        .activist(COMPLETED));
        all.put(
                "completed target-hung-up: dialled, within one second",
                dialled()
                        .target(IN_PROGRESS, COMPLETED)
                        .marked(Mark.OUTLIVED)
                        .atOnce()
                        .atOnce()
                        .activist(COMPLETED));
        all.put(
                "no-answer target-voicemail: dialled",
                dialled()
                        .target(IN_PROGRESS)
                        .answeredBy(Side.TARGET, "machine_start")
                        .target(COMPLETED)
                        .activist(COMPLETED));
        all.put(
                "busy target-busy: dialled",
                dialled().target(BUSY).marked(Mark.OUTLIVED).activist(COMPLETED));
        all.put(
                "busy target-busy: two words, the later counts",
                ringing().target(NO_ANSWER).target(BUSY).activist(COMPLETED));
        all.put(
                "no-answer target-no-answer: by asking",
                ringing()
                        .fact(new Fact.Said(Side.TARGET, NO_ANSWER, Ending.ASKED, null))
                        .fact(new Fact.Said(Side.ACTIVIST, COMPLETED, Ending.ASKED, null)));
        all.put("busy target-busy: the room tells", ringing().left(Side.TARGET, BUSY));
        all.put(
                "no-answer target-no-answer: the room tells, and then he hangs up",
                ringing().left(Side.TARGET, NO_ANSWER).activist(COMPLETED));
        all.put(
                "failed target-failed: the room tells as well",
                ringing().left(Side.TARGET, FAILED).atOnce().target(FAILED).activist(COMPLETED));
        all.put(
                "completed target-hung-up: the room tells",
                talk().left(Side.TARGET, COMPLETED)
                        .atOnce()
                        .left(Side.ACTIVIST)
                        .over()
                        .activist(COMPLETED));
        all.put(
                "completed activist-hung-up: the room tells",
                talk().left(Side.ACTIVIST, COMPLETED)
                        .atOnce()
                        .left(Side.TARGET)
                        .over()
                        .target(COMPLETED));
        return all;
    }

    private static Heard begun(Arrangement arrangement) {
        return new Heard(arrangement).activist(QUEUED, RINGING);
    }

    private static Heard inTheRoom(Arrangement arrangement) {
        return begun(arrangement)
                .activist(IN_PROGRESS)
                .marked(Mark.REDIRECTED)
                .joined(Side.ACTIVIST);
    }

    private static Heard ringing() {
        return inTheRoom(Heard.CONFERENCE).target(QUEUED, RINGING);
    }

    private static Heard talk() {
        return ringing().target(IN_PROGRESS).joined(Side.TARGET).started();
    }

    private static Heard dialled() {
        return begun(Heard.DIAL)
                .activist(IN_PROGRESS)
                .marked(Mark.REDIRECTED)
                .target(QUEUED, RINGING);
    }
}
