package retorno.fake.rest;

import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import retorno.fake.message.Message;
import retorno.fake.message.NewMessage;
import retorno.fake.outgoing.Hook;
import retorno.fake.resource.Params;
import retorno.fake.resource.Refusal;
import tools.jackson.databind.node.ObjectNode;

/// Messages.
///
/// @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Twilio's page</a>
@RestController
@RequestMapping("/2010-04-01/Accounts/{account}")
final class MessagesController {
    private static final int LONGEST = 1600;
    private static final int LONGEST_VALIDITY = 36_000;

    private final Api api;

    MessagesController(Api api) {
        this.api = api;
    }

    @PostMapping("/Messages.json")
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode create(@RequestAttribute Params params) {
        NewMessage order = order(params);
        String direction = "outbound-api";
        return api.timeline().act(() -> shown(api.messages().create(order, direction)));
    }

    @GetMapping("/Messages.json")
    ObjectNode list(@RequestAttribute Params params) {
        List<ObjectNode> found =
                api.timeline()
                        .act(() ->
                                api.messages().all().reversed().stream()
                                        .filter(message -> matches(message, params))
                                        .map(this::shown)
                                        .toList());
        return new Paging(api.account().path() + "/Messages.json", params).of("messages", found);
    }

    @GetMapping("/Messages/{sid}.json")
    ObjectNode fetch(@PathVariable String sid) {
        String path = api.account().path() + "/Messages/" + sid + ".json";
        return api.timeline()
                .act(() ->
                        shown(api.messages().find(sid).orElseThrow(() -> Refusal.notFound(path))));
    }

    private NewMessage order(Params params) {
        String to = Numbers.texted(params);
        String service = params.get("MessagingServiceSid");
        String from =
                service != null && params.get("From") == null ? null : Numbers.texting(params, api);
        String body = params.get("Body", "");
        List<String> media = params.values("MediaUrl");
        if (body.isEmpty() && media.isEmpty()) {
            throw Refusal.bad(21602, "Message body is required.");
        }
        if (body.length() > LONGEST) {
            throw Refusal.bad(21617, "The concatenated message body exceeds 1600 characters");
        }
        params.number("ValidityPeriod", LONGEST_VALIDITY, 1, LONGEST_VALIDITY);
        Hook status = new Hook(params.url("StatusCallback", 21609), "POST", Set.of());
        return new NewMessage(from, to, body, media, service, status);
    }

    private static boolean matches(Message message, Params params) {
        String from = message.order().from();
        return params.get("To", message.order().to()).equals(message.order().to())
                && (params.get("From") == null || params.get("From", "").equals(from));
    }

    private ObjectNode shown(Message message) {
        return message.resource(api.account().path());
    }
}
