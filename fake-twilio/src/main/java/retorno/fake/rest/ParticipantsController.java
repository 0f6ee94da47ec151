package retorno.fake.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import retorno.fake.call.NewCall;
import retorno.fake.conference.ConferenceResource;
import retorno.fake.conference.Participant;
import retorno.fake.conference.Room;
import retorno.fake.conference.Terms;
import retorno.fake.resource.Params;
import retorno.fake.resource.Refusal;
import tools.jackson.databind.node.ObjectNode;

/// Who is in a conference, or on his way; the conference by its sid or its name, whoever is in it
/// by his call's sid or his label.
///
/// @see <a href="https://www.twilio.com/docs/voice/api/conference-participant-resource">Twilio's
///   page</a>
@RestController
@RequestMapping("/2010-04-01/Accounts/{account}/Conferences/{room}")
final class ParticipantsController {
    private final Api api;

    ParticipantsController(Api api) {
        this.api = api;
    }

    /// A name that no conference has begins one.
    @PostMapping("/Participants.json")
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode create(@PathVariable String room, @RequestAttribute Params params) {
        CallOrders orders = new CallOrders(api, params);
        return api.timeline()
                .act(() -> {
                    NewCall call = orders.participant();
                    Terms terms = orders.terms();
                    Room into = open(room);
                    return shown(api.voice().add(into, terms, call), into);
                });
    }

    @GetMapping("/Participants.json")
    ObjectNode list(@PathVariable String room, @RequestAttribute Params params) {
        List<ObjectNode> found =
                api.timeline()
                        .act(() -> {
                            Room in = find(room);
                            return in.participants().stream()
                                    .map(participant -> shown(participant, in))
                                    .toList();
                        });
        String path = api.account().path() + "/Conferences/" + room + "/Participants.json";
        return new Paging(path, params).of("participants", found);
    }

    @GetMapping("/Participants/{sid}.json")
    ObjectNode fetch(@PathVariable String room, @PathVariable String sid) {
        return api.timeline().act(() -> shown(find(room, sid), find(room)));
    }

    @PostMapping("/Participants/{sid}.json")
    ObjectNode update(
            @PathVariable String room, @PathVariable String sid, @RequestAttribute Params params) {
        return api.timeline()
                .act(() -> {
                    Participant participant = find(room, sid);
                    api.rooms()
                            .change(
                                    participant,
                                    flag(params, "Muted"),
                                    flag(params, "Hold"),
                                    flag(params, "EndConferenceOnExit"));
                    return shown(participant, find(room));
                });
    }

    /// Sends him out; what he does next is up to his TwiML.
    @DeleteMapping("/Participants/{sid}.json")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String room, @PathVariable String sid) {
        api.timeline().act(() -> api.rooms().kick(find(room, sid)));
    }

    private static @Nullable Boolean flag(Params params, String name) {
        return params.get(name) == null ? null : params.flag(name, false);
    }

    private Room open(String sidOrName) {
        return sidOrName.matches("CF[0-9a-f]{32}")
                ? api.rooms()
                        .find(sidOrName)
                        .filter(room -> !room.isOver())
                        .orElseThrow(() -> notFound(sidOrName, "Participants"))
                : api.rooms().named(sidOrName);
    }

    private Room find(String sidOrName) {
        return api.rooms().find(sidOrName).orElseThrow(() -> notFound(sidOrName, "Participants"));
    }

    private Participant find(String room, String sidOrLabel) {
        return find(room)
                .participant(sidOrLabel)
                .orElseThrow(() -> notFound(room, "Participants/" + sidOrLabel));
    }

    private Refusal notFound(String room, String what) {
        return Refusal.notFound(
                api.account().path() + "/Conferences/" + room + "/" + what + ".json");
    }

    private ObjectNode shown(Participant participant, Room room) {
        return ConferenceResource.of(participant, room, api.account().path());
    }
}
