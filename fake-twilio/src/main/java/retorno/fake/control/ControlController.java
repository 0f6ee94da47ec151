package retorno.fake.control;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import retorno.fake.fault.Fault;
import retorno.fake.journal.Received;
import retorno.fake.journal.Sent;
import retorno.fake.journal.Trouble;
import retorno.fake.script.Script;
import tools.jackson.databind.node.ObjectNode;

/// [Control] over HTTP. It asks nobody who he is: the fake listens on this machine alone.
@RestController
@RequestMapping("/_fake")
final class ControlController {
    private static final String HELP =
            """
            GET  /_fake/requests /_fake/callbacks /_fake/errors
            GET  /_fake/calls /_fake/calls/CA... /_fake/conferences /_fake/messages /_fake/numbers /_fake/faults
            POST /_fake/numbers/+55.../script  {"answer":"answer|busy|no-answer|failed|canceled","answerAfter":2,"answeredBy":"human",
                                                "digits":["1"],"speech":["Maria"],"hangUpAfter":10,
                                                "sms":"delivered|undelivered|failed|sent","smsError":30003,"optedOut":false}
            POST /_fake/numbers/others/script  the same for every other number
            POST /_fake/calls/CA.../answer|busy|no-answer|fail|hangup
            POST /_fake/calls/CA.../press?digits=1    /_fake/calls/CA.../say?text=Maria
            POST /_fake/inbound/call  {"from":"+55...","to":"+55...","url":"http://..."}
            POST /_fake/inbound/sms   {"from":"+55...","to":"+55...","body":"...","url":"http://..."}
            POST /_fake/faults        {"kind":"429|500|timeout|401|duplicate|reverse|drop|bad-signature","times":1,"on":"Calls.json"}
            POST /_fake/clock/tick?seconds=5
            POST /_fake/reset
            """;

    private final Control control;

    ControlController(Control control) {
        this.control = control;
    }

    @GetMapping(produces = MediaType.TEXT_PLAIN_VALUE)
    String help() {
        return HELP;
    }

    @GetMapping("/requests")
    List<Received> requests() {
        return control.requests();
    }

    @GetMapping("/callbacks")
    List<Sent> callbacks() {
        return control.callbacks();
    }

    @GetMapping("/errors")
    List<Trouble> errors() {
        return control.errors();
    }

    @GetMapping("/calls")
    List<ObjectNode> calls() {
        return control.calls();
    }

    @GetMapping("/calls/{sid}")
    ObjectNode call(@PathVariable String sid) {
        return control.call(sid);
    }

    @GetMapping("/conferences")
    List<ObjectNode> conferences() {
        return control.conferences();
    }

    @GetMapping("/messages")
    List<ObjectNode> messages() {
        return control.messages();
    }

    @GetMapping("/numbers")
    Map<String, Script> numbers() {
        return control.scripts();
    }

    @GetMapping("/faults")
    List<Fault> faults() {
        return control.faults();
    }

    /// @return the script as it was understood
    @PostMapping("/numbers/{number}/script")
    Script script(@PathVariable String number, HttpServletRequest http) throws IOException {
        Script script = Wish.of(http).as(Script.class);
        if (number.equals("others")) {
            control.scriptForOthers(script);
        } else {
            control.script(number.startsWith("+") ? number : "+" + number, script);
        }
        return script;
    }

    /// @return the call as it is now
    @PostMapping("/calls/{sid}/{what}")
    ObjectNode direct(@PathVariable String sid, @PathVariable String what, HttpServletRequest http)
            throws IOException {
        Wish wish = Wish.of(http);
        switch (what) {
            case "answer" -> control.answer(sid);
            case "busy" -> control.busy(sid);
            case "no-answer" -> control.noAnswer(sid);
            case "fail" -> control.fail(sid);
            case "hangup" -> control.hangUp(sid);
            case "press" -> control.press(sid, wish.text("digits"));
            case "say" -> control.say(sid, wish.text("text"));
            default ->
                    throw new IllegalArgumentException(
                            what + " is none of answer, busy, no-answer, fail, hangup, press, say");
        }
        return control.call(sid);
    }

    /// @return its sid
    @PostMapping("/inbound/call")
    Map<String, String> inboundCall(HttpServletRequest http) throws IOException {
        Wish wish = Wish.of(http);
        String sid =
                control.inboundCall(
                        wish.text("from"),
                        wish.text("to"),
                        wish.text("url"),
                        wish.optional("statusCallback"));
        return Map.of("sid", sid);
    }

    /// @return its sid
    @PostMapping("/inbound/sms")
    Map<String, String> inboundSms(HttpServletRequest http) throws IOException {
        Wish wish = Wish.of(http);
        String body = wish.optional("body");
        String sid =
                control.inboundSms(
                        wish.text("from"),
                        wish.text("to"),
                        body == null ? "" : body,
                        wish.texts("media"),
                        wish.text("url"));
        return Map.of("sid", sid);
    }

    /// @return the faults that wait
    @PostMapping("/faults")
    List<Fault> fault(HttpServletRequest http) throws IOException {
        Wish wish = Wish.of(http);
        if (!wish.fields().has("times") && !wish.fields().has("next")) {
            wish.fields().put("times", 1);
        }
        control.fault(wish.as(Fault.class));
        return control.faults();
    }

    @PostMapping("/clock/tick")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void tick(HttpServletRequest http) throws IOException {
        String seconds = Wish.of(http).text("seconds");
        control.tick(Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000)));
    }

    @PostMapping("/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset() {
        control.reset();
    }
}
