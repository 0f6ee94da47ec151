package retorno.fake.conference;

import retorno.fake.resource.Rfc2822;
import retorno.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/// Conferences and participants as the API shows them.
///
/// @see <a href="https://www.twilio.com/docs/voice/api/conference-resource">conferences</a>
/// @see <a href="https://www.twilio.com/docs/voice/api/conference-participant-resource">
///   participants</a>
public final class ConferenceResource {
    private ConferenceResource() {}

    /// @param account the account's path, `/2010-04-01/Accounts/AC…`
    public static ObjectNode of(Room room, String account) {
        String uri = account + "/Conferences/" + room.sid();
        ObjectNode json = Json.object();
        json.put("account_sid", sid(account));
        json.put("date_created", Rfc2822.of(room.created()));
        json.put("date_updated", Rfc2822.of(room.updated()));
        json.put("api_version", "2010-04-01");
        json.put("friendly_name", room.name());
        json.put("region", "us1");
        json.put("sid", room.sid());
        json.put("status", room.status());
        json.put("uri", uri + ".json");
        ObjectNode subresources = Json.object();
        subresources.put("participants", uri + "/Participants.json");
        subresources.put("recordings", uri + "/Recordings.json");
        json.set("subresource_uris", subresources);
        json.put("reason_conference_ended", room.reasonEnded());
        json.put("call_sid_ending_conference", room.endedBy());
        return json;
    }

    /// One participant of a room.
    public static ObjectNode of(Participant participant, Room room, String account) {
        String uri = account + "/Conferences/" + room.sid() + "/Participants/";
        ObjectNode json = Json.object();
        json.put("account_sid", sid(account));
        json.put("call_sid", participant.callSid());
        json.put("label", participant.label());
        json.putNull("call_sid_to_coach");
        json.put("coaching", participant.terms().coaching());
        json.put("conference_sid", room.sid());
        json.put("date_created", Rfc2822.of(participant.created()));
        json.put("date_updated", Rfc2822.of(participant.updated()));
        json.put("end_conference_on_exit", participant.ends());
        json.put("muted", participant.isMuted());
        json.put("hold", participant.isOnHold());
        json.put("start_conference_on_enter", participant.terms().starts());
        json.put("status", participant.status());
        json.put("queue_time", "0");
        json.put("uri", uri + participant.callSid() + ".json");
        return json;
    }

    private static String sid(String account) {
        return account.substring(account.lastIndexOf('/') + 1);
    }
}
