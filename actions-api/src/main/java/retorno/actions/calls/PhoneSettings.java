package retorno.actions.calls;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import retorno.actions.calls.truth.Arrangement.Confirm;
import retorno.actions.calls.truth.Arrangement.Mode;
import retorno.program.CannotStart;

/// How calls are made, below `retorno.phone`.
///
/// @param from the number of ours that both people see; blank: no calls can be placed
/// @param mode how the two are joined
/// @param confirm what the activist must do before the target is dialled
/// @param amd whether Twilio listens for answering machines
/// @param language of what is said
/// @param voice of what is said
/// @param ringFor how long a telephone rings
/// @param longest how long a call may last
/// @param dialWithin how late somebody may still be dialled: nobody expects a call an hour after
/// @param answerWithin how long `POST /v1/phone/call` waits for Twilio
/// @param silence after how much of it Twilio is asked what became of a call
/// @param settle how long the last callbacks take to arrive where a leg should have ended
/// @param retry the first pause before something is asked of Twilio again; doubles, up to a minute
/// @param lookAfter when to look whether a call was made that nobody confirmed; doubles
/// @param looks how often, before it counts as not made
/// @param limits how many calls may be placed
@ConfigurationProperties("retorno.phone")
public record PhoneSettings(
        @DefaultValue("") String from,
        @DefaultValue("conference") Mode mode,
        @DefaultValue("none") Confirm confirm,
        @DefaultValue("true") Boolean amd,
        @DefaultValue("pt-BR") String language,
        @DefaultValue("Polly.Camila") String voice,
        @DefaultValue("25s") Duration ringFor,
        @DefaultValue("1h") Duration longest,
        @DefaultValue("60s") Duration dialWithin,
        @DefaultValue("10s") Duration answerWithin,
        @DefaultValue("90s") Duration silence,
        @DefaultValue("5s") Duration settle,
        @DefaultValue("500ms") Duration retry,
        @DefaultValue("2s") Duration lookAfter,
        @DefaultValue("3") Integer looks,
        @DefaultValue Limits limits) {

    /// @throws CannotStart where a setting cannot work
    public PhoneSettings {
        from = from.strip();
        require(
                from.isEmpty() || from.matches("\\+[1-9][0-9]{6,14}"),
                "retorno.phone.from (RETORNO_PHONE_FROM) must be a number of yours in the form"
                        + " +5511912345678.");
        require(
                ringFor.toSeconds() >= 5 && ringFor.toSeconds() <= 600,
                "retorno.phone.ring-for (RETORNO_PHONE_RING_FOR) must be from 5s to 10m.");
        require(looks >= 1, "retorno.phone.looks (RETORNO_PHONE_LOOKS) must be at least 1.");
    }

    /// @param perNumber calls of one activist's number within `numberWindow`; 0: no limit
    /// @param perWidget calls of one widget within an hour, where it has no limit of its own; 0: no
    ///   limit
    public record Limits(
            @DefaultValue("3") Integer perNumber,
            @DefaultValue("10m") Duration numberWindow,
            @DefaultValue("600") Integer perWidget) {}

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new CannotStart(otherwise);
        }
    }
}
