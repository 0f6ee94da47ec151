package retorno.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import retorno.bench.house.House;

/// Requests as the providers post them.
public final class Post {
    private static final int PREPARED = 5_000;

    private Post() {}

    /// Half e-mail reports, half Twilio's callbacks; made beforehand, for making them costs as much
    /// as answering.
    public static IntFunction<ClassicHttpRequest> mixed() throws GeneralSecurityException {
        List<TwilioCallback> callbacks = TwilioCallback.made(PREPARED);
        byte[][] reports = new byte[PREPARED][];
        for (int i = 0; i < PREPARED; i++) {
            reports[i] = Reports.body("steady", i, 1);
        }
        return number ->
                number % 2 == 0
                        ? callback(callbacks.get(number / 2 % PREPARED))
                        : mail(reports[number / 2 % PREPARED]);
    }

    /// An e-mail report of a run's message.
    public static ClassicHttpRequest report(String run, int number) {
        return mail(Reports.body(run, number, 1));
    }

    private static ClassicHttpRequest mail(byte[] body) {
        ClassicHttpRequest request = request("/email", body, "application/json");
        request.setHeader(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(House.USER.getBytes(UTF_8)));
        return request;
    }

    private static ClassicHttpRequest callback(TwilioCallback callback) {
        ClassicHttpRequest request =
                request(
                        callback.path(),
                        callback.form().getBytes(UTF_8),
                        TwilioCallback.CONTENT_TYPE);
        request.setHeader("X-Twilio-Signature", callback.signature());
        return request;
    }

    private static ClassicHttpRequest request(String path, byte[] body, String contentType) {
        ClassicHttpRequest request = new BasicClassicHttpRequest("POST", path);
        request.setHeader("Host", "127.0.0.1");
        request.setHeader("Content-Type", contentType);
        request.setHeader("Content-Length", body.length);
        request.setEntity(new ByteArrayEntity(body, ContentType.parse(contentType)));
        return request;
    }
}
