package retorno.fake.rest;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import retorno.fake.call.Call;
import retorno.fake.call.CallResource;
import retorno.fake.call.CallStatus;
import retorno.fake.call.Cause;
import retorno.fake.resource.Params;
import retorno.fake.resource.Refusal;
import retorno.fake.voice.Origin;
import tools.jackson.databind.node.ObjectNode;

/// Calls.
///
/// @see <a href="https://www.twilio.com/docs/voice/api/call-resource">Twilio's page</a>
@RestController
@RequestMapping("/2010-04-01/Accounts/{account}")
final class CallsController {
    private final Api api;

    CallsController(Api api) {
        this.api = api;
    }

    @PostMapping("/Calls.json")
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode create(@RequestAttribute Params params) {
        return api.timeline()
                .act(() -> shown(api.calls().create(new CallOrders(api, params).call())));
    }

    @GetMapping("/Calls.json")
    ObjectNode list(@RequestAttribute Params params) {
        CallFilter filter = new CallFilter(params);
        List<ObjectNode> found =
                api.timeline()
                        .act(() ->
                                api.calls().all().reversed().stream()
                                        .filter(filter::matches)
                                        .map(this::shown)
                                        .toList());
        return new Paging(api.account().path() + "/Calls.json", params).of("calls", found);
    }

    @GetMapping("/Calls/{sid}.json")
    ObjectNode fetch(@PathVariable String sid) {
        return api.timeline().act(() -> shown(find(sid)));
    }

    @PostMapping("/Calls/{sid}.json")
    ObjectNode update(@PathVariable String sid, @RequestAttribute Params params) {
        return api.timeline()
                .act(() -> {
                    Call call = find(sid);
                    change(call, params);
                    return shown(call);
                });
    }

    /// `canceled` does nothing to a call that somebody has answered.
    private void change(Call call, Params params) {
        String status = params.oneOf("Status", "", "canceled", "completed");
        CallOrders orders = new CallOrders(api, params);
        Origin origin = orders.origin();
        if (call.status().isFinal() || (origin != null && call.status().isBeforeAnswer())) {
            throw Refusal.bad(21220, "Call is not in-progress. Cannot redirect.");
        }
        if (status.equals("canceled") && call.status().isBeforeAnswer()) {
            api.calls().end(call, CallStatus.CANCELED, Cause.UPDATED);
        } else if (status.equals("completed")) {
            api.calls().hangUp(call, Cause.UPDATED);
        } else if (origin != null) {
            api.calls().redirect(call, orders.plays(origin));
        }
    }

    private Call find(String sid) {
        return api.calls()
                .find(sid)
                .orElseThrow(
                        () -> Refusal.notFound(api.account().path() + "/Calls/" + sid + ".json"));
    }

    private ObjectNode shown(Call call) {
        return CallResource.of(call, api.account().path());
    }
}
