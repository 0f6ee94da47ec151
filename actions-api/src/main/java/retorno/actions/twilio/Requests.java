package retorno.actions.twilio;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/// How often a request is made: once where it changes something, up to three times where it only
/// looks, and page by page where there is a list to look through.
final class Requests {
    /// As many as are looked through; Twilio has 50 on a page unless told otherwise, 1,000 at most.
    private static final int PAGES = 10;

    static final String PAGE_SIZE = "100";

    /// Twilio that asks for a pause is not asked again here: whoever waits knows better how long.
    private final RetryTemplate retries =
            new RetryTemplate(
                    RetryPolicy.builder()
                            .includes(TwilioFailure.NotSent.class, TwilioFailure.Uncertain.class)
                            .maxRetries(2)
                            .delay(Duration.ofMillis(200))
                            .multiplier(3)
                            .jitter(Duration.ofMillis(100))
                            .build());

    private final String baseUrl;
    private final TwilioRest rest;

    Requests(String baseUrl, TwilioRest rest) {
        this.baseUrl = baseUrl;
        this.rest = rest;
    }

    /// @param name of the request, for messages
    /// @param read what its answer says; given the name too
    <T> T once(
            String name, Function<TwilioRest, byte[]> send, BiFunction<String, JsonNode, T> read) {
        try {
            return read.apply(name, Answers.tree(name, send.apply(rest)));
        } catch (RestClientException failed) {
            throw Failures.of(name, failed);
        }
    }

    <T> T repeated(
            String name, Function<TwilioRest, byte[]> send, BiFunction<String, JsonNode, T> read) {
        try {
            return retries.execute(() -> once(name, send, read));
        } catch (RetryException givenUp) {
            throw givenUp.getLastException() instanceof TwilioFailure failure
                    ? failure
                    : new TwilioFailure.Uncertain(name + ": stopped between two tries", givenUp);
        }
    }

    /// Every element of a list. One that is too long fails: a part of it would look as if the rest
    /// did not exist.
    ///
    /// @param list the member that holds the elements
    <T> List<T> all(
            String name,
            Function<TwilioRest, byte[]> first,
            String list,
            BiFunction<String, JsonNode, T> read) {
        List<T> all = new ArrayList<>();
        Function<TwilioRest, byte[]> send = first;
        for (int i = 0; i < PAGES; i++) {
            JsonNode page = repeated(name, send, (n, answer) -> page(n, answer, list));
            page.path(list).forEach(element -> all.add(read.apply(name, element)));
            String next = Answers.text(page, "next_page_uri");
            if (next == null) {
                return all;
            }
            URI uri = uri(name, next);
            send = twilio -> twilio.page(uri);
        }
        throw Failures.unreadable(name, "more than " + PAGES + " pages");
    }

    private static JsonNode page(String name, JsonNode answer, String list) {
        if (!answer.path(list).isArray()) {
            throw Failures.unreadable(name, "no list of " + list);
        }
        return answer;
    }

    /// Only a path is taken, so that no answer leads our credentials to another host.
    private URI uri(String name, String next) {
        try {
            if (next.startsWith("/")) {
                return URI.create(baseUrl + next);
            }
        } catch (IllegalArgumentException noUri) {
            // answered below, like a host's name in front of it
        }
        throw Failures.unreadable(name, "next_page_uri is no path");
    }
}
