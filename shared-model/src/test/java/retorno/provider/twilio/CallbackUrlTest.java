package retorno.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.event.Correlation;
import retorno.event.SmsEvent;

class CallbackUrlTest {

    @Test
    void findsContactAndCampaignInTheQuery() {
        String query =
                "qj_contact_id=310372388&qj_approach_flow_campaign=A%C3%A7%C3%A3o+7&campaign=x";
        assertThat(CallbackUrl.correlation(query))
                .isEqualTo(new Correlation(query, 310372388L, "A\u00e7\u00e3o 7"));
    }

    @Test
    void takesTheShorterNameOfACampaign() {
        assertThat(CallbackUrl.correlation("campaign=flood").campaign()).isEqualTo("flood");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "bodySHA256=0a1f"})
    void findsNothingWhereTheSenderSaidNothing(String query) {
        assertThat(CallbackUrl.correlation(query)).isEqualTo(Correlation.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "a=1&bodySHA256=0a1f, a=1",
        "bodySHA256=0a1f&a=1, a=1",
        "a=1&bodySHA256=0a1f&b=%20, a=1&b=%20",
        "nobodySHA256=1, nobodySHA256=1",
    })
    void leavesOutTheHashThatTwilioAdds(String query, String data) {
        assertThat(CallbackUrl.correlation(query).data()).isEqualTo(data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "12.5", "abc", "", "1e3"})
    void knowsNoContactOfAnythingButAWholeNumberOf64Bits(String id) {
        Correlation correlation = CallbackUrl.correlation("qj_contact_id=" + id);
        assertThat(correlation.contactId()).isNull();
        assertThat(correlation.data()).isEqualTo("qj_contact_id=" + id);
    }

    @Test
    void takesTheLargestContactThatFits() {
        assertThat(CallbackUrl.correlation("qj_contact_id=9223372036854775807").contactId())
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void takesNoCampaignLongerThanItsColumn() {
        assertThat(CallbackUrl.correlation("campaign=" + "c".repeat(500)).campaign()).hasSize(500);
        assertThat(CallbackUrl.correlation("campaign=" + "c".repeat(501)).campaign()).isNull();
    }

    @Test
    void comesWithEveryEvent() {
        SmsEvent event =
                Recorded.event(
                        SmsEvent.class,
                        Recorded.envelope(
                                "twilio.message-status",
                                Recorded.FORM,
                                "qj_contact_id=7",
                                "MessageSid=SM1&MessageStatus=sent"));
        assertThat(event.correlation()).isEqualTo(new Correlation("qj_contact_id=7", 7L, null));
    }
}
