package retorno.fake.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import retorno.fake.conference.ConferenceResource;
import retorno.fake.conference.Room;
import retorno.fake.resource.Params;
import retorno.fake.resource.Refusal;
import tools.jackson.databind.node.ObjectNode;

/// Conferences, by their sids.
///
/// @see <a href="https://www.twilio.com/docs/voice/api/conference-resource">Twilio's page</a>
@RestController
@RequestMapping("/2010-04-01/Accounts/{account}")
final class ConferencesController {
    private final Api api;

    ConferencesController(Api api) {
        this.api = api;
    }

    @GetMapping("/Conferences.json")
    ObjectNode list(@RequestAttribute Params params) {
        List<ObjectNode> found =
                api.timeline()
                        .act(() ->
                                api.rooms().all().reversed().stream()
                                        .filter(room -> matches(room, params))
                                        .map(this::shown)
                                        .toList());
        String path = api.account().path() + "/Conferences.json";
        return new Paging(path, params).of("conferences", found);
    }

    @GetMapping("/Conferences/{sid}.json")
    ObjectNode fetch(@PathVariable String sid) {
        return api.timeline().act(() -> shown(find(sid)));
    }

    @PostMapping("/Conferences/{sid}.json")
    ObjectNode update(@PathVariable String sid, @RequestAttribute Params params) {
        String status = params.oneOf("Status", "", "completed");
        String announce = params.url("AnnounceUrl", 21205);
        String method = params.oneOf("AnnounceMethod", "POST", "POST", "GET");
        return api.timeline()
                .act(() -> {
                    Room room = find(sid);
                    if (announce != null && !room.isOver()) {
                        announce(room, announce, method);
                    }
                    if (!status.isEmpty()) {
                        api.rooms().end(room);
                    }
                    return shown(room);
                });
    }

    private void announce(Room room, String url, String method) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("AccountSid", api.account().sid());
        fields.put("ConferenceSid", room.sid());
        api.courier().ask(room.sid(), method, url, fields, a -> api.rooms().announced(room, url));
    }

    private static boolean matches(Room room, Params params) {
        return params.get("FriendlyName", room.name()).equals(room.name())
                && params.get("Status", room.status()).equals(room.status());
    }

    private Room find(String sid) {
        return api.rooms()
                .find(sid)
                .filter(room -> room.sid().equals(sid))
                .orElseThrow(() ->
                        Refusal.notFound(api.account().path() + "/Conferences/" + sid + ".json"));
    }

    private ObjectNode shown(Room room) {
        return ConferenceResource.of(room, api.account().path());
    }
}
