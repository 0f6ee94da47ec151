package retorno.actions.twilio;

import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/// The requests themselves, below an account's own address: forms go out, JSON comes back.
///
/// @see <a href="https://github.com/twilio/twilio-oai">Twilio's OpenAPI, twilio_api_v2010</a>
interface TwilioRest {
    String FORM = MediaType.APPLICATION_FORM_URLENCODED_VALUE;

    @PostExchange(url = "/Calls.json", contentType = FORM)
    byte[] create(@RequestParam MultiValueMap<String, String> fields);

    @PostExchange(url = "/Calls/{sid}.json", contentType = FORM)
    byte[] change(@PathVariable String sid, @RequestParam MultiValueMap<String, String> fields);

    @PostExchange(url = "/Conferences/{room}/Participants.json", contentType = FORM)
    byte[] add(@PathVariable String room, @RequestParam MultiValueMap<String, String> fields);

    @GetExchange("/Calls/{sid}.json")
    byte[] call(@PathVariable String sid);

    @GetExchange("/Calls.json")
    byte[] calls(@RequestParam MultiValueMap<String, String> filter);

    @GetExchange("/Conferences.json")
    byte[] conferences(@RequestParam MultiValueMap<String, String> filter);

    @GetExchange("/Conferences/{sid}/Participants.json")
    byte[] participants(
            @PathVariable String sid, @RequestParam MultiValueMap<String, String> filter);

    /// A list's next page.
    @GetExchange
    byte[] page(URI uri);
}
