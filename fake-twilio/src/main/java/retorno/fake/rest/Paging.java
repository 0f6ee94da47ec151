package retorno.fake.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import retorno.fake.resource.Params;
import retorno.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Lists, a page at a time.
///
/// @see <a href="https://www.twilio.com/docs/usage/twilios-response#pagination">Twilio's page</a>
final class Paging {
    private static final int USUAL = 50;
    private static final int MOST = 1000;

    private final String path;
    private final Params params;
    private final int size;

    /// @param path of the list, with `.json`
    Paging(String path, Params params) {
        this.path = path;
        this.params = params;
        this.size = params.number("PageSize", USUAL, 1, MOST);
    }

    /// @param name of the list in the answer, for example `calls`
    /// @param all of them, in their order
    ObjectNode of(String name, List<ObjectNode> all) {
        int page = params.number("Page", 0, 0, 1_000_000);
        int start = Math.min(page * size, all.size());
        int end = Math.min(start + size, all.size());
        ArrayNode shown = Json.array();
        all.subList(start, end).forEach(shown::add);
        ObjectNode json = Json.object();
        json.set(name, shown);
        json.put("first_page_uri", uri(0));
        json.put("next_page_uri", end < all.size() ? uri(page + 1) : null);
        json.put("previous_page_uri", previous(page));
        json.put("page", page);
        json.put("page_size", size);
        json.put("start", start);
        json.put("end", Math.max(end - 1, 0));
        json.put("uri", uri(page));
        return json;
    }

    private @Nullable String previous(int page) {
        return page == 0 ? null : uri(page - 1);
    }

    private String uri(int page) {
        String filters =
                params.fields().entrySet().stream()
                        .filter(field -> !field.getKey().startsWith("Page"))
                        .map(Paging::encoded)
                        .collect(Collectors.joining());
        return path + "?" + filters + "PageSize=" + size + "&Page=" + page;
    }

    private static String encoded(Map.Entry<String, List<String>> field) {
        return URLEncoder.encode(field.getKey(), UTF_8)
                + "="
                + URLEncoder.encode(field.getValue().getLast(), UTF_8)
                + "&";
    }
}
