package retorno.fake.control;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import retorno.fake.call.Call;
import retorno.fake.call.CallResource;
import retorno.fake.call.CallStatus;
import retorno.fake.call.Cause;
import retorno.fake.conference.ConferenceResource;
import retorno.fake.conference.Room;
import retorno.fake.fault.Fault;
import retorno.fake.fault.Faults;
import retorno.fake.journal.Journal;
import retorno.fake.journal.Received;
import retorno.fake.journal.Sent;
import retorno.fake.journal.Trouble;
import retorno.fake.message.Inbox;
import retorno.fake.message.Messages;
import retorno.fake.outgoing.Hook;
import retorno.fake.resource.Account;
import retorno.fake.resource.Refusal;
import retorno.fake.script.Script;
import retorno.fake.script.Scripts;
import retorno.fake.voice.Origin;
import retorno.fake.voice.Stage;
import retorno.fake.voice.Voice;
import tools.jackson.databind.node.ObjectNode;

/// What can be done to the fake from behind, and what can be seen there. Safe for any thread.
@Component
public final class Control {
    private final Account account;
    private final Stage stage;
    private final Voice voice;
    private final Messages messages;
    private final Inbox inbox;
    private final Scripts scripts;
    private final Faults faults;
    private final List<Runnable> forgets;

    Control(
            Account account,
            Stage stage,
            Voice voice,
            Messages messages,
            Inbox inbox,
            Scripts scripts,
            Faults faults) {
        this.account = account;
        this.stage = stage;
        this.voice = voice;
        this.messages = messages;
        this.inbox = inbox;
        this.scripts = scripts;
        this.faults = faults;
        this.forgets =
                List.of(
                        stage.timeline()::clear,
                        stage.calls()::clear,
                        stage.rooms()::clear,
                        stage.courier()::clear,
                        messages::clear,
                        scripts::clear,
                        faults::clear,
                        stage.journal()::clear);
    }

    /// How whoever is behind a number behaves, from his next call or message on.
    public void script(String number, Script script) {
        scripts.set(number, script);
    }

    /// The same, for every number that has no script of its own.
    public void scriptForOthers(Script script) {
        scripts.setForOthers(script);
    }

    /// The scripts by number, without everybody else's.
    public Map<String, Script> scripts() {
        return scripts.all();
    }

    /// Something goes wrong, the next few times.
    public void fault(Fault fault) {
        faults.add(fault);
    }

    /// The faults that have not happened yet.
    public List<Fault> faults() {
        return faults.waiting();
    }

    /// Moves the clock; see [Timeline#tick].
    public void tick(Duration by) {
        stage.timeline().tick(by);
    }

    /// Whoever is called picks up.
    public void answer(String callSid) {
        ringing(callSid, call -> stage.calls().answer(call));
    }

    /// Whoever is called is busy, or turns it down.
    public void busy(String callSid) {
        ringing(callSid, call -> stage.calls().end(call, CallStatus.BUSY, Cause.HUNG_UP));
    }

    /// Nobody picks up.
    public void noAnswer(String callSid) {
        ringing(callSid, call -> stage.calls().end(call, CallStatus.NO_ANSWER, Cause.HUNG_UP));
    }

    /// The network cannot reach the number.
    public void fail(String callSid) {
        ringing(callSid, call -> stage.calls().end(call, CallStatus.FAILED, Cause.HUNG_UP));
    }

    /// The person on the telephone hangs up.
    public void hangUp(String callSid) {
        with(callSid, call -> stage.calls().hangUp(call, Cause.HUNG_UP));
    }

    /// The person presses keys.
    public void press(String callSid, String digits) {
        with(callSid, call -> stage.calls().press(call, digits));
    }

    /// The person says something.
    public void say(String callSid, String text) {
        with(callSid, call -> stage.calls().say(call, text));
    }

    /// Somebody calls one of our numbers.
    ///
    /// @param url what the number's voice webhook is set to
    /// @param statusCallback what its status callback is set to; null: nothing
    /// @return the call's sid
    public String inboundCall(String from, String to, String url, @Nullable String statusCallback) {
        Hook status = new Hook(statusCallback, "POST", Set.of("completed"));
        return stage.timeline()
                .act(() ->
                        stage.calls()
                                .inbound(
                                        from,
                                        to,
                                        status,
                                        voice.plays(new Origin.At(url, "POST"), null)))
                .sid();
    }

    /// Somebody writes to one of our numbers.
    ///
    /// @param url what the number's messaging webhook is set to
    /// @return the message's sid
    public String inboundSms(String from, String to, String body, List<String> media, String url) {
        return stage.timeline().act(() -> inbox.receive(from, to, body, media, url)).sid();
    }

    /// What the API was asked, oldest first.
    public List<Received> requests() {
        return journal().received();
    }

    /// What the API was asked at one place.
    ///
    /// @param on part of `METHOD path`, for example `POST` or `Participants.json`
    public List<Received> requests(String on) {
        return requests().stream()
                .filter(request -> (request.method() + " " + request.path()).contains(on))
                .toList();
    }

    /// What was sent to the application, oldest first.
    public List<Sent> callbacks() {
        return journal().sent();
    }

    /// What Twilio's error log would say, oldest first.
    public List<Trouble> errors() {
        return journal().troubles();
    }

    /// Every call as the API shows it, oldest first.
    public List<ObjectNode> calls() {
        return stage.timeline().act(() -> stage.calls().all().stream().map(this::shown).toList());
    }

    /// One call as the API shows it.
    public ObjectNode call(String callSid) {
        return stage.timeline().act(() -> shown(find(callSid)));
    }

    /// The sids of the calls to a number, oldest first.
    public List<String> callsTo(String number) {
        return stage.timeline()
                .act(() ->
                        stage.calls().all().stream()
                                .filter(call -> call.to().equals(number))
                                .map(Call::sid)
                                .toList());
    }

    /// Every conference as the API shows it, with its participants.
    public List<ObjectNode> conferences() {
        return stage.timeline().act(() -> stage.rooms().all().stream().map(this::shown).toList());
    }

    /// Every message as the API shows it, oldest first.
    public List<ObjectNode> messages() {
        return stage.timeline()
                .act(() ->
                        messages.all().stream()
                                .map(message -> message.resource(account.path()))
                                .toList());
    }

    /// Forgets everything: calls, conferences, messages, scripts, faults, what was noted. The clock
    /// stays where it is.
    public void reset() {
        stage.timeline().act(() -> forgets.forEach(Runnable::run));
    }

    private Journal journal() {
        return stage.journal();
    }

    private void ringing(String sid, Consumer<Call> what) {
        with(
                sid,
                call -> {
                    if (!call.status().isBeforeAnswer()) {
                        throw new IllegalArgumentException(
                                "call " + sid + " does not ring: it is " + call.status().word());
                    }
                    what.accept(call);
                });
    }

    private void with(String sid, Consumer<Call> what) {
        stage.timeline().act(() -> what.accept(find(sid)));
    }

    private Call find(String sid) {
        return stage.calls().find(sid).orElseThrow(() -> Refusal.notFound("/_fake/calls/" + sid));
    }

    private ObjectNode shown(Call call) {
        return CallResource.of(call, account.path());
    }

    private ObjectNode shown(Room room) {
        ObjectNode json = ConferenceResource.of(room, account.path());
        var participants = json.putArray("participants");
        room.participants()
                .forEach(p -> participants.add(ConferenceResource.of(p, room, account.path())));
        return json;
    }
}
