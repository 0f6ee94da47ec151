package retorno.provider.infobip;

import static org.assertj.core.api.Assertions.assertThat;
import static retorno.provider.infobip.Recorded.email;
import static retorno.provider.infobip.Recorded.event;
import static retorno.provider.infobip.Recorded.received;
import static retorno.provider.infobip.Recorded.sms;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.event.EmailEvent;
import retorno.event.MessageReceived;
import retorno.event.Occurrence;
import retorno.event.Outcome;
import retorno.event.SmsEvent;

/// Every shape that the vendor's documents and clients show, beside the recorded bodies.
class ShapesTest {

    @Test
    void smsReportOfVersionThree() {
        SmsEvent event =
                sms(
                        """
                        {"results":[{"bulkId":"BULK-1","messageId":"MSG-1","to":"41793026727","sender":"InfoSMS",
                         "sentAt":"2019-11-09T16:00:00.000+0000","doneAt":"2019-11-09T16:00:00.080+0000",
                         "messageCount":2,"mccMnc":"22801","callbackData":"{\\"qj_contact_id\\":\\"9\\"}",
                         "price":{"pricePerMessage":0.01,"currency":"EUR"},
                         "status":{"groupId":3,"groupName":"DELIVERED","id":5,"name":"DELIVERED_TO_HANDSET",
                          "description":"Message delivered to handset","action":null},
                         "error":{"groupId":0,"groupName":"OK","id":0,"name":"NO_ERROR","description":"No Error",
                          "permanent":false},
                         "platform":{"entityId":"e","applicationId":"a"},"campaignReferenceId":"summer"}]}\
                        """);
        assertThat(event.occurred())
                .extracting("occurrence", "status", "at")
                .containsExactly(
                        Occurrence.DELIVERED,
                        "DELIVERED",
                        Instant.parse("2019-11-09T16:00:00.080Z"));
        assertThat(event.message())
                .extracting("id", "bulkId", "recipient", "sender", "parts", "currency")
                .containsExactly("MSG-1", "BULK-1", "41793026727", "InfoSMS", 2L, "EUR");
        assertThat(event)
                .extracting("channel", "network", "correlation.contactId", "correlation.campaign")
                .containsExactly("sms", "22801", 9L, "summer");
    }

    @Test
    void smsReportOfVersionTwo() {
        SmsEvent event =
                sms(
                        """
                        {"results":[{"messageId":"M","to":"385","from":"S","smsCount":1,"doneAt":"2019-11-09T16:00:00.080+0000",
                         "status":{"groupId":2,"groupName":"UNDELIVERABLE","id":9,"name":"UNDELIVERABLE_NOT_DELIVERED"},
                         "error":{"groupId":1,"groupName":"Ok","id":27,"name":"EC_ABSENT_SUBSCRIBER","permanent":true}}]}\
                        """);
        assertThat(event.occurred().occurrence()).isEqualTo(Occurrence.UNDELIVERED);
        assertThat(event.message()).extracting("sender", "parts").containsExactly("S", 1L);
        assertThat(event.outcome().errorId()).isEqualTo(27L);
    }

    @ParameterizedTest
    @ValueSource(strings = {Recorded.EMAIL, Recorded.SMS})
    void messagesApiReportNamesItsChannelWhereverItIsPosted(String type) {
        SmsEvent event =
                (SmsEvent)
                        event(
                                type,
                                """
                                {"results":[{"event":"DELIVERY","channel":"VIBER_BM","sender":"S","destination":"4477",
                                 "messageId":"M","mccMnc":310004,"networkId":7,"messageCount":1,
                                 "doneAt":"2024-02-06T14:18:29.797+0000","status":{"groupId":1,"groupName":"PENDING","id":7}}]}\
                                """);
        assertThat(event.occurred().occurrence()).isEqualTo(Occurrence.SENT);
        assertThat(event)
                .extracting("channel", "network", "message.recipient")
                .containsExactly("viber_bm", "310004", "4477");
    }

    @Test
    void channelEmailIsAnEmailWhereverItIsPosted() {
        assertThat(event(Recorded.SMS, "{\"channel\":\"EMAIL\",\"status\":{\"groupId\":3}}"))
                .isInstanceOf(EmailEvent.class);
    }

    @Test
    void seenReportHasNothingButItsTime() {
        SmsEvent event =
                sms(
                        "{\"results\":[{\"messageId\":\"M\",\"from\":\"a\",\"to\":\"b\",\"sentAt\":\"2019-01-01T10:00:00.000+0000\",\"seenAt\":\"2019-01-01T10:00:05.000+0000\"}]}");
        assertThat(event.occurred())
                .extracting("occurrence", "status", "at")
                .containsExactly(Occurrence.READ, null, Instant.parse("2019-01-01T10:00:05Z"));
    }

    @Test
    void inboundSms() {
        MessageReceived event =
                received(
                        """
                        {"results":[{"messageId":"817790313235066447","from":"MTN","to":"385921004026","text":"QUIZ Correct",
                         "cleanText":"Correct","keyword":"QUIZ","receivedAt":"2019-11-09T16:00:00.000+0000","smsCount":1,
                         "price":{"pricePerMessage":0,"currency":"EUR"},"callbackData":"callbackData"}],
                         "messageCount":1,"pendingMessageCount":0}\
                        """);
        assertThat(event.occurred())
                .extracting("occurrence", "at")
                .containsExactly(Occurrence.RECEIVED, Instant.parse("2019-11-09T16:00:00Z"));
        assertThat(event)
                .extracting("text", "media", "channel", "message.sender", "message.recipient")
                .containsExactly("QUIZ Correct", null, "sms", "MTN", "385921004026");
        assertThat(event.correlation().data()).isEqualTo("callbackData");
    }

    @Test
    void inboundMessagesAreMessagesOnTheEmailEndpointToo() {
        assertThat(event(Recorded.EMAIL, "{\"from\":\"1\",\"text\":\"hi\"}"))
                .isInstanceOf(MessageReceived.class);
    }

    @Test
    void inboundMmsIsAListOfParts() {
        MessageReceived event =
                received(
                        """
                        {"results":[{"messageId":"M","from":"1","to":"2","receivedAt":"2016-10-06T09:28:39.220+0000","price":null,
                         "message":[{"contentType":"application/smil","url":"http://x/0"},{"contentType":"text/plain","value":"hello"},
                          {"contentType":"text/plain","value":"world"},{"contentType":"image/png","url":"http://x/1"}]}]}\
                        """);
        assertThat(event).extracting("text", "media").containsExactly("hello\nworld", 1L);
    }

    @Test
    void inboundPictureWithoutWordsHasNoText() {
        assertThat(received("{\"message\":[{\"contentType\":\"image/png\",\"url\":\"http://x\"}]}"))
                .extracting("text", "media")
                .containsExactly(null, 1L);
    }

    @Test
    void inboundOfTheMessagesApi() {
        MessageReceived event =
                received(
                        """
                        {"results":[{"event":"MO","channel":"RCS","sender":"1","destination":"2","messageId":"M",
                         "content":[{"type":"TEXT","text":"hi","cleanText":"hi"},{"type":"IMAGE","url":"http://x"}],
                         "receivedAt":"2024-02-06T14:18:29.797+0000"}]}\
                        """);
        assertThat(event)
                .extracting("channel", "text", "media", "occurred.status", "message.recipient")
                .containsExactly("rcs", "hi", 1L, "MO", "2");
    }

    @Test
    void inboundWhatsAppIsAnObject() {
        assertThat(
                        received(
                                "{\"integrationType\":\"WHATSAPP\",\"from\":\"1\",\"message\":{\"type\":\"TEXT\",\"text\":\"hey\"}}"))
                .extracting("channel", "text", "media")
                .containsExactly("whatsapp", "hey", 0L);
    }

    @Test
    void inboundSmsWithoutTextIsStillReceived() {
        assertThat(received("{\"messageId\":\"M\",\"text\":null,\"receivedAt\":\"x\"}").text())
                .isNull();
    }

    @Test
    void clickInAnSms() {
        SmsEvent event =
                sms(
                        """
                        {"notificationType":"CLICKED","domain":"d","recipient":"385","url":"http://u","sendDateTime":1704106800000,
                         "messageId":"M","recipientInfo":{"deviceType":"Phone"},"geoLocationInfo":{"countryName":"Croatia","city":"Zagreb"}}\
                        """);
        assertThat(event.occurred().occurrence()).isEqualTo(Occurrence.CLICKED);
        assertThat(event.message().recipient()).isEqualTo("385");
        assertThat(event.engagement())
                .extracting("url", "deviceType", "country", "city")
                .containsExactly("http://u", "Phone", "Croatia", "Zagreb");
    }

    @Test
    void lateBounceNamesItsSender() {
        EmailEvent event =
                email(
                        "{\"notificationType\":\"LATE_BOUNCE\",\"sender\":\"s@x\",\"recipient\":\"r@x\"}");
        assertThat(event.occurred().occurrence()).isEqualTo(Occurrence.LATE_BOUNCED);
        assertThat(event.message().sender()).isEqualTo("s@x");
    }

    @Test
    void unknownNotificationKeepsItsWord() {
        assertThat(email("{\"notificationType\":\"FORWARDED\",\"messageId\":\"M\"}").occurred())
                .extracting("occurrence", "status")
                .containsExactly(Occurrence.UNKNOWN, "FORWARDED");
    }

    @Test
    void unknownStatusKeepsItsWord() {
        assertThat(email("{\"status\":{\"groupId\":9,\"groupName\":\"PARKED\"}}").occurred())
                .extracting("occurrence", "status")
                .containsExactly(Occurrence.UNKNOWN, "PARKED");
    }

    @Test
    void oldGeoLocationIsRead() {
        assertThat(
                        email(
                                        "{\"notificationType\":\"OPENED\",\"geoLocation\":{\"country_name\":\"Peru\",\"longitude\":1.5,\"latitude\":2}}")
                                .engagement()
                                .country())
                .isEqualTo("Peru");
    }

    @Test
    void platformEventWarns() {
        EmailEvent event =
                email(
                        """
                        {"eventId":"5b1b","createdAt":1704106800000,"eventDetails":{"type":"HIGH_BOUNCE_RATE_BLOCKED",
                         "accountKey":"k","domain":"some-domain.com","blockThreshold":10.0,"bounceRate":12.5,"scope":"DAILY"}}\
                        """);
        assertThat(event.occurred())
                .extracting("occurrence", "status", "at")
                .containsExactly(
                        Occurrence.PLATFORM_WARNING,
                        "HIGH_BOUNCE_RATE_BLOCKED",
                        Instant.parse("2024-01-01T11:00:00Z"));
        assertThat(event.domain()).isEqualTo("some-domain.com");
        assertThat(event.outcome()).isEqualTo(Outcome.NONE);
    }

    @Test
    void answeredVoiceCallIsDeliveredWhenItEnded() {
        SmsEvent event =
                sms(
                        """
                        {"results":[{"messageId":"M","to":"1","sentAt":"2019-05-09T16:00:00.080+0000","mccMnc":"null",
                         "voiceCall":{"endTime":"2019-05-09T16:01:00.080+0000","answeredBy":"HUMAN"},
                         "status":{"groupId":3,"groupName":"DELIVERED"},
                         "error":{"groupId":1,"id":5000,"name":"VOICE_ANSWERED","permanent":true}}]}\
                        """);
        assertThat(event.occurred())
                .extracting("occurrence", "at")
                .containsExactly(Occurrence.DELIVERED, Instant.parse("2019-05-09T16:01:00.080Z"));
    }

    @Test
    void statusThatIsABareWordCounts() {
        assertThat(sms("{\"action\":\"transfer\",\"status\":\"DELIVERED\"}").occurred())
                .extracting("occurrence", "status")
                .containsExactly(Occurrence.DELIVERED, "DELIVERED");
    }

    @Test
    void messageIdMayBeANumber() {
        assertThat(
                        email("{\"notificationType\":\"OPENED\",\"messageId\":1599542877689}")
                                .message()
                                .id())
                .isEqualTo("1599542877689");
        assertThat(email("{\"messageId\":9007199254740993}").message().id())
                .isEqualTo("9007199254740993");
    }

    @Test
    void fieldsOfTheWrongTypeAreReadWhereTheyCanBe() {
        EmailEvent event =
                email(
                        """
                        {"messageId":{"a":1},"bulkId":["x"],"to":42,"smsCount":"3","price":{"pricePerMessage":"0.5","currency":7},
                         "status":{"id":"5","groupId":"3","groupName":["x"],"name":null,"description":true},
                         "error":{"id":99999999999999999999,"permanent":"TRUE"},"doneAt":{},"sentAt":1704106800000}\
                        """);
        assertThat(event.message())
                .extracting("id", "bulkId", "recipient", "parts", "price", "currency", "sentAt")
                .containsExactly(
                        null,
                        null,
                        "42",
                        3L,
                        new BigDecimal("0.5"),
                        "7",
                        Instant.ofEpochMilli(1704106800000L));
        assertThat(event.outcome())
                .extracting("statusId", "statusDescription", "errorId", "permanent")
                .containsExactly(5L, "true", null, true);
        assertThat(event.occurred())
                .extracting("occurrence", "at")
                .containsExactly(Occurrence.DELIVERED, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "1e99999999999",
                "\"1e999999999\"",
                "\"many\"",
                "{}",
                "null"
            })
    void absurdNumbersAreNone(String number) {
        EmailEvent event =
                email(
                        "{\"messageId\":\"M\",\"smsCount\":%1$s,\"price\":{\"pricePerMessage\":%1$s},\"doneAt\":%1$s}"
                                .formatted(number));
        assertThat(event.message().price()).isNull();
        assertThat(event.message().parts()).isNull();
        assertThat(event.occurred().at()).isNull();
    }

    @Test
    void explicitNullsAndEmptyTextsAreAbsent() {
        EmailEvent event =
                email(
                        "{\"messageId\":\"M\",\"bulkId\":\"\",\"to\":null,\"error\":null,\"price\":null}");
        assertThat(event.message()).extracting("bulkId", "recipient").containsOnlyNulls();
        assertThat(event.occurred().occurrence()).isEqualTo(Occurrence.UNKNOWN);
    }
}
