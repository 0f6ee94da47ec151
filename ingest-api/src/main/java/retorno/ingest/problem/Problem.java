package retorno.ingest.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import retorno.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/// Why a request was refused, as the sender reads it; holds no secret and no part of the body.
///
/// @param type one word that stays the same whatever the texts say
/// @param detail one sentence that says what to change
/// @param receipt of the bytes, where they were kept although the request was refused
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
record Problem(String type, int status, String detail, @Nullable UUID receipt) {
    static final String MEDIA_TYPE = "application/problem+json";

    /// What a status says by itself, where nobody knows more.
    static Problem of(int status) {
        return new Problem("http-" + status, status, sentence(status), null);
    }

    String title() {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Refused" : known.getReasonPhrase();
    }

    byte[] json() {
        ObjectNode json =
                Json.object()
                        .put("type", "urn:retorno:problem:" + type)
                        .put("title", title())
                        .put("status", status)
                        .put("detail", detail);
        if (receipt != null) {
            json.put("receipt", receipt.toString());
        }
        return Json.text(json).getBytes(UTF_8);
    }

    void write(HttpServletResponse answer) throws IOException {
        byte[] json = json();
        answer.setStatus(status);
        answer.setContentType(MEDIA_TYPE);
        answer.setContentLength(json.length);
        answer.getOutputStream().write(json);
    }

    private static String sentence(int status) {
        return switch (status) {
            case 400 -> "The request is not well-formed HTTP.";
            case 404 -> "Nothing is served at this path.";
            case 405 -> "This path does not take this method.";
            case 406 -> "This path has nothing of the media types asked for.";
            case 415 -> "This path does not take this media type.";
            default ->
                    status >= 500
                            ? "The fault is ours; nothing was kept: please send it again."
                            : "The request cannot be served.";
        };
    }
}
