package retorno.fake.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import retorno.fake.outgoing.Hook;
import retorno.fake.resource.Rfc2822;
import retorno.fake.resource.Sids;
import retorno.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/// One message, in or out. To be used within the timeline's turn.
///
/// @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Twilio's page</a>
public final class Message {
    private final String sid;
    private final NewMessage order;
    private final String direction;
    private final Instant created;
    private Instant updated;
    private @Nullable Instant sent;
    private String status;
    private @Nullable Integer error;

    Message(NewMessage order, String direction, String status, Instant now) {
        this.sid = Sids.next(order.media().isEmpty() ? "SM" : "MM");
        this.order = order;
        this.direction = direction;
        this.status = status;
        this.created = now;
        this.updated = now;
    }

    /// `SM`, or `MM` where media belong to it, and 32 hexadecimal digits.
    public String sid() {
        return sid;
    }

    /// In Twilio's words.
    public String status() {
        return status;
    }

    /// What was to be sent, or was received.
    public NewMessage order() {
        return order;
    }

    /// When it was asked for, or arrived.
    public Instant created() {
        return created;
    }

    Hook hook() {
        return order.status();
    }

    @Nullable Integer error() {
        return error;
    }

    void is(String status, @Nullable Integer error, Instant now) {
        this.status = status;
        this.error = error;
        this.updated = now;
        sent = status.equals("sent") ? now : sent;
    }

    /// As the API shows it.
    ///
    /// @param account the account's path, `/2010-04-01/Accounts/AC…`
    public ObjectNode resource(String account) {
        String uri = account + "/Messages/" + sid;
        ObjectNode json = Json.object();
        json.put("account_sid", account.substring(account.lastIndexOf('/') + 1));
        json.put("api_version", "2010-04-01");
        json.put("body", order.body());
        json.put("date_created", Rfc2822.of(created));
        json.put("date_sent", Rfc2822.text(sent));
        json.put("date_updated", Rfc2822.of(updated));
        json.put("direction", direction);
        json.put("error_code", error);
        json.putNull("error_message");
        json.put("from", order.from());
        json.put("messaging_service_sid", order.service());
        json.put("num_media", String.valueOf(order.media().size()));
        json.put("num_segments", String.valueOf(Segments.of(order.body())));
        json.putNull("price");
        json.putNull("price_unit");
        json.put("sid", sid);
        json.put("status", status);
        json.set("subresource_uris", Json.object().put("media", uri + "/Media.json"));
        json.put("to", order.to());
        json.put("uri", uri + ".json");
        return json;
    }
}
