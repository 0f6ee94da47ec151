package retorno.fake.call;

import org.jspecify.annotations.Nullable;
import retorno.fake.resource.Rfc2822;
import retorno.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/// A call as the API shows it: every field of Twilio's specification, null where Twilio has null.
///
/// @see <a href="https://www.twilio.com/docs/voice/api/call-resource#call-properties">Twilio's
///   page</a>
public final class CallResource {
    private CallResource() {}

    /// @param account the account's path, `/2010-04-01/Accounts/AC…`
    public static ObjectNode of(Call call, String account) {
        String uri = account + "/Calls/" + call.sid();
        boolean dialled = call.started() != null;
        boolean over = call.status() == CallStatus.COMPLETED;
        ObjectNode json = Json.object();
        json.put("sid", call.sid());
        json.put("date_created", dialled ? Rfc2822.text(call.created()) : null);
        json.put("date_updated", dialled ? Rfc2822.text(call.updated()) : null);
        json.put("parent_call_sid", call.parent());
        json.put("account_sid", account.substring(account.lastIndexOf('/') + 1));
        json.put("to", call.to());
        json.put("to_formatted", formatted(call.to()));
        json.put("from", call.from());
        json.put("from_formatted", formatted(call.from()));
        json.putNull("phone_number_sid");
        json.put("status", call.status().resourceWord());
        json.put("start_time", Rfc2822.text(call.started()));
        json.put("end_time", Rfc2822.text(call.ended()));
        json.put("duration", seconds(call));
        json.put("price", over ? "-0.01300" : null);
        json.put("price_unit", "USD");
        json.put("direction", call.direction());
        json.put("answered_by", call.answeredBy());
        json.putNull("annotation");
        json.put("api_version", "2010-04-01");
        json.putNull("forwarded_from");
        json.putNull("group_sid");
        json.putNull("caller_name");
        json.put("queue_time", "0");
        json.putNull("trunk_sid");
        json.put("uri", uri + ".json");
        json.set("subresource_uris", subresources(uri));
        return json;
    }

    private static @Nullable String seconds(Call call) {
        Long seconds = call.seconds();
        return seconds == null ? null : String.valueOf(seconds);
    }

    private static ObjectNode subresources(String uri) {
        ObjectNode uris = Json.object();
        uris.put("notifications", uri + "/Notifications.json");
        uris.put("recordings", uri + "/Recordings.json");
        uris.put("payments", uri + "/Payments.json");
        uris.put("events", uri + "/Events.json");
        uris.put("siprec", uri + "/Siprec.json");
        uris.put("streams", uri + "/Streams.json");
        uris.put("transcriptions", uri + "/Transcriptions.json");
        uris.put(
                "user_defined_message_subscriptions",
                uri + "/UserDefinedMessageSubscriptions.json");
        uris.put("user_defined_messages", uri + "/UserDefinedMessages.json");
        return uris;
    }

    /// North American numbers are shown their way, all others as E.164.
    private static String formatted(String number) {
        return number.matches("\\+1\\d{10}")
                ? "(%s) %s-%s"
                        .formatted(
                                number.substring(2, 5), number.substring(5, 8), number.substring(8))
                : number;
    }
}
