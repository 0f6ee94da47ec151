package retorno.actions.twilio;

import java.time.Duration;

/// Answers in Twilio's shape and things to ask for; sids and numbers made up.
final class Samples {
    static final String TO = "+5511987654321";
    static final String FROM = "+551140042000";
    static final String CALL = "CA0123456789abcdef0123456789abcdef";
    static final String OTHER_CALL = "CAfedcba9876543210fedcba9876543210";
    static final String CONFERENCE = "CF0123456789abcdef0123456789abcdef";
    static final String ROOM = "01938f4e-0000-7000-8000-000000000001";
    static final String STATUS_URL =
            "https://hooks.example.org/twilio/call-status?call_id=" + ROOM + "&leg=activist";

    private Samples() {}

    static NewCall newCall() {
        return new NewCall(
                TO,
                FROM,
                new NewCall.At("https://calls.example.org/v1/phone/call-redirect/x?call_id=1"),
                StatusCallback.ofAll(STATUS_URL),
                "https://hooks.example.org/twilio/amd-status?call_id=1",
                Duration.ofSeconds(30),
                Duration.ofMinutes(20));
    }

    static NewParticipant newParticipant() {
        return new NewParticipant(
                TO,
                FROM,
                "target",
                StatusCallback.ofAll(STATUS_URL),
                "https://hooks.example.org/twilio/amd-status?call_id=1",
                Duration.ofSeconds(25),
                Duration.ofMinutes(20),
                true);
    }

    /// A call as the REST API shows it, texts where Twilio has texts.
    static String call(String sid, String status, String dateCreated) {
        return """
        {"sid": "%s", "account_sid": "%s", "status": "%s", "answered_by": null, "annotation": null,
         "api_version": "2010-04-01", "direction": "outbound-api", "duration": null,
         "date_created": %s, "start_time": null, "end_time": null, "from": "%s", "to": "%s",
         "parent_call_sid": null, "price": null, "price_unit": "USD", "queue_time": "0",
         "subresource_uris": {"events": "/x"}}\
        """
                .formatted(
                        sid,
                        FarEnd.ACCOUNT,
                        status,
                        dateCreated == null ? "null" : "\"" + dateCreated + "\"",
                        FROM,
                        TO);
    }

    static String queued() {
        return call(CALL, "queued", null);
    }

    static String participant(String callSid, String label) {
        return """
        {"call_sid": "%s", "conference_sid": "%s", "label": "%s", "status": "queued",
         "muted": false, "hold": false, "coaching": false, "end_conference_on_exit": true,
         "start_conference_on_enter": true, "uri": "/x"}\
        """
                .formatted(callSid, CONFERENCE, label);
    }

    /// A list of resources, and where it goes on.
    static String page(String list, String next, String... elements) {
        return """
        {"%s": [%s], "page": 0, "page_size": 100, "next_page_uri": %s, "previous_page_uri": null}\
        """
                .formatted(
                        list,
                        String.join(",", elements),
                        next == null ? "null" : "\"" + next + "\"");
    }
}
