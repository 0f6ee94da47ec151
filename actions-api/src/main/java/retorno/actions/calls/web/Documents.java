package retorno.actions.calls.web;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import retorno.actions.calls.records.CallBook;
import retorno.actions.calls.records.CallReader;
import retorno.actions.calls.records.News;
import retorno.actions.calls.records.PhoneCall;
import retorno.actions.calls.script.Script;
import retorno.actions.calls.truth.Arrangement.Confirm;
import retorno.actions.calls.truth.CallFacts;
import retorno.actions.calls.truth.Ending;
import retorno.actions.calls.truth.Fact;
import retorno.actions.calls.truth.Fact.Mark;
import retorno.actions.calls.truth.LegStatus;
import retorno.actions.calls.truth.Side;
import retorno.event.EventKey;
import retorno.wire.Form;

/// Which instructions Twilio gets when it asks for some. That it asks is news as well, and is kept
/// before the answer: what was said to somebody is never forgotten.
@Component
class Documents {
    private final CallReader reader;
    private final CallBook book;
    private final Script script;
    private final InstantSource clock;

    Documents(CallReader reader, CallBook book, Script script, InstantSource clock) {
        this.reader = reader;
        this.book = book;
        this.script = script;
        this.clock = clock;
    }

    /// The activist has answered.
    String redirect(PhoneCall call, TwilioRequest request) {
        boolean ask = call.arrangement().confirm() != Confirm.NONE;
        if (gone(call)) {
            return script.hangUp();
        }
        hear(call, request, "redirect", ask ? Mark.QUESTIONED : Mark.REDIRECTED);
        if (machine(call)) {
            return script.hangUp();
        }
        return ask ? script.question(call.id(), call.arrangement().confirm()) : connect(call);
    }

    /// He was asked for a word or a key.
    String dial(PhoneCall call, TwilioRequest request) {
        boolean said =
                request.form().get("SpeechResult") != null || request.form().get("Digits") != null;
        if (!said || gone(call)) {
            return script.hangUp();
        }
        if (machine(call)) {
            hear(call, request, "confirmed");
            return script.hangUp();
        }
        hear(call, request, "confirmed", Mark.CONFIRMED, Mark.REDIRECTED);
        return machine(call) ? script.hangUp() : connect(call);
    }

    /// The leg that he dialled has ended.
    String dialResult(PhoneCall call, TwilioRequest request) {
        Form form = request.form();
        String sid = form.get("DialCallSid");
        LegStatus status = LegStatus.of(form.get("DialCallStatus"));
        List<Fact> facts = new ArrayList<>();
        if (status.ended() && sid != null) {
            facts.add(new Fact.Said(Side.TARGET, status, Ending.UNNUMBERED, null));
        } else if (status.ended() && status != LegStatus.COMPLETED) {
            // Without a sid there was no leg: Twilio did not dial.
            facts.add(new Fact.Refused(Side.TARGET, "target-" + status.word()));
        }
        if (LegStatus.of(form.get("CallStatus")) == LegStatus.IN_PROGRESS) {
            facts.add(new Fact.Marked(Mark.OUTLIVED));
        }
        book.hear(List.of(news(call, request, "dial-result", sid, Side.TARGET, facts)));
        return script.farewell(reader.facts(call).target().status());
    }

    private String connect(PhoneCall call) {
        return script.connect(call.id(), call.arrangement(), call.target());
    }

    /// Whether nobody waits for it any more. Twilio may ask twice for one document, so a call that
    /// goes on gets the same again.
    private static boolean gone(PhoneCall call) {
        return call.status().terminal();
    }

    private boolean machine(PhoneCall call) {
        CallFacts facts = reader.facts(call);
        return facts.activist().machine();
    }

    private void hear(PhoneCall call, TwilioRequest request, String event, Mark... marks) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact.Said(Side.ACTIVIST, LegStatus.IN_PROGRESS, Ending.UNNUMBERED, null));
        for (Mark mark : marks) {
            facts.add(new Fact.Marked(mark));
        }
        String answeredBy = request.form().get("AnsweredBy");
        if (answeredBy != null) {
            facts.add(new Fact.AnsweredBy(Side.ACTIVIST, answeredBy));
        }
        String sid = request.form().get("CallSid");
        book.hear(List.of(news(call, request, event, sid, Side.ACTIVIST, facts)));
    }

    private News news(
            PhoneCall call,
            TwilioRequest request,
            String event,
            @Nullable String sid,
            Side side,
            List<Fact> facts) {
        Form form = request.form();
        return new News(
                EventKey.of("document").add(request.uri()).add(request.body()).key().hex(),
                News.Source.DOCUMENT,
                call.id(),
                sid,
                side,
                event,
                form.get(side == Side.TARGET ? "DialCallStatus" : "CallStatus"),
                null,
                null,
                clock.instant(),
                null,
                News.Detail.NONE,
                known -> facts);
    }
}
