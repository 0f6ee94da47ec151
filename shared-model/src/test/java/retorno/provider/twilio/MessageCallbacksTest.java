package retorno.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retorno.event.MessageReceived;
import retorno.event.Occurrence;
import retorno.event.Outcome;
import retorno.event.SmsEvent;

class MessageCallbacksTest {

    @ParameterizedTest
    @CsvSource({
        "queued, QUEUED",
        "sending, SENDING",
        "sent, SENT",
        "failed, FAILED",
        "delivered, DELIVERED",
        "undelivered, UNDELIVERED",
        "receiving, RECEIVING",
        "received, RECEIVED",
        "accepted, ACCEPTED",
        "scheduled, SCHEDULED",
        "read, READ",
        "partially_delivered, PARTIALLY_DELIVERED",
        "canceled, CANCELED",
        "Delivered, DELIVERED",
        "teleported, UNKNOWN",
    })
    void knowsTwiliosStatuses(String status, Occurrence occurrence) {
        SmsEvent event = sms("MessageSid=SM1&MessageStatus=" + status);
        assertThat(event.occurred().occurrence()).isEqualTo(occurrence);
        assertThat(event.occurred().status()).isEqualTo(status);
    }

    @Test
    void readsADeliveryReportWhole() {
        SmsEvent event =
                sms(
                        "SmsSid=SM9&SmsStatus=sent&MessageStatus=delivered&To=%2B5511987654321"
                                + "&MessagingServiceSid=MG1&MessageSid=SM1&From=%2B15005550006"
                                + "&RawDlrDoneDate=2407161727");
        assertThat(event.message().id()).isEqualTo("SM1");
        assertThat(event.message().bulkId()).isEqualTo("MG1");
        assertThat(event.message().recipient()).isEqualTo("+5511987654321");
        assertThat(event.message().sender()).isEqualTo("+15005550006");
        assertThat(event.occurred().occurrence()).isEqualTo(Occurrence.DELIVERED);
        assertThat(event.occurred().at()).as("a clock without a zone is no time").isNull();
        assertThat(event.outcome()).isEqualTo(Outcome.NONE);
    }

    @Test
    void fallsBackOnTheOlderNames() {
        SmsEvent event = sms("SmsSid=SM9&SmsStatus=sent");
        assertThat(event.message().id()).isEqualTo("SM9");
        assertThat(event.occurred().occurrence()).isEqualTo(Occurrence.SENT);
    }

    @Test
    void letsTheStatusWinOverTheEventType() {
        assertThat(sms("MessageSid=SM1&EventType=READ&MessageStatus=delivered").occurred())
                .extracting("occurrence", "status")
                .containsExactly(Occurrence.DELIVERED, "delivered");
        assertThat(sms("MessageSid=SM1&EventType=READ").occurred().occurrence())
                .isEqualTo(Occurrence.READ);
    }

    @Test
    void keepsASidWithoutStatusAndAStatusWithoutSid() {
        assertThat(sms("MessageSid=SM1").occurred())
                .extracting("occurrence", "status")
                .containsExactly(Occurrence.UNKNOWN, null);
        assertThat(sms("MessageStatus=sent").message().id()).isNull();
    }

    @Test
    void explainsAFailureInTwiliosCodeAndWords() {
        Outcome outcome =
                sms("MessageSid=SM1&MessageStatus=failed&ErrorCode=30003&ErrorMessage=Unreachable")
                        .outcome();
        assertThat(outcome.errorId()).isEqualTo(30003);
        assertThat(outcome.errorName()).isNull();
        assertThat(outcome.errorDescription()).isEqualTo("Unreachable");
    }

    @Test
    void keepsAnErrorCodeThatIsNoNumberAsItsName() {
        Outcome outcome =
                sms("MessageSid=SM1&ErrorCode=E-17&ChannelStatusMessage=window+closed").outcome();
        assertThat(outcome.errorId()).isNull();
        assertThat(outcome.errorName()).isEqualTo("E-17");
        assertThat(outcome.errorDescription()).isEqualTo("window closed");
    }

    @Test
    void keepsTheRowWhereANumberFitsNowhere() {
        SmsEvent event =
                sms(
                        "MessageSid=SM1&NumSegments=99999999999999999999&ErrorCode=99999999999999999999");
        assertThat(event.message().id()).isEqualTo("SM1");
        assertThat(event.message().parts()).isNull();
        assertThat(event.outcome().errorId()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "To=%2B55119, sms",
        "To=whatsapp:%2B55119, whatsapp",
        "To=WhatsApp%3AUS.1234, whatsapp",
        "To=messenger:123, messenger",
        "To=rcs:brand_agent, rcs",
        "To=%2B55119&From=whatsapp:%2B1415, whatsapp",
        "To=%2B55119&ChannelPrefix=whatsapp, whatsapp",
        "To=:1, sms",
        "To=12:30, sms",
        "X=1, sms",
    })
    void tellsTheChannelByThePrefix(String parameters, String channel) {
        assertThat(sms("MessageSid=SM1&" + parameters).channel()).isEqualTo(channel);
    }

    @Test
    void keepsNumbersAsWritten() {
        assertThat(sms("MessageSid=SM1&To=whatsapp%3A%2B5511&From=12345").message())
                .extracting("recipient", "sender")
                .containsExactly("whatsapp:+5511", "12345");
    }

    @Test
    void readsWhatSomebodyWroteToUs() {
        MessageReceived received =
                received(
                        "MessageSid=SM1&SmsStatus=received&NumMedia=0&NumSegments=2"
                                + "&Body=Ol%C3%A1+%F0%9F%98%80%0D%0A&To=%2B1500&From=%2B5511");
        assertThat(received.text()).isEqualTo("Ol\u00e1 \ud83d\ude00\r\n");
        assertThat(received.media()).isZero();
        assertThat(received.channel()).isEqualTo("sms");
        assertThat(received.message())
                .extracting("id", "recipient", "sender", "parts")
                .containsExactly("SM1", "+1500", "+5511", 2L);
        assertThat(received.occurred())
                .extracting("occurrence", "status", "at")
                .containsExactly(Occurrence.RECEIVED, "received", null);
    }

    @Test
    void takesAPictureWithoutWords() {
        MessageReceived received =
                received("SmsMessageSid=MM1&NumMedia=1&Body=&From=whatsapp%3A%2B5511");
        assertThat(received.message().id()).isEqualTo("MM1");
        assertThat(received.text()).isNull();
        assertThat(received.media()).isEqualTo(1);
        assertThat(received.channel()).isEqualTo("whatsapp");
    }

    private static SmsEvent sms(String form) {
        return Recorded.event(SmsEvent.class, "message-status", form);
    }

    private static MessageReceived received(String form) {
        return Recorded.event(MessageReceived.class, "incoming-message", form);
    }
}
