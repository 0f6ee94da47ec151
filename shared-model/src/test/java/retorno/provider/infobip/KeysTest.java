package retorno.provider.infobip;

import static org.assertj.core.api.Assertions.assertThat;
import static retorno.provider.infobip.Recorded.event;

import org.junit.jupiter.api.Test;

class KeysTest {
    private static final String REPORT =
            "{\"messageId\":\"M\",\"to\":\"a\",\"status\":{\"groupId\":3,\"id\":5},\"doneAt\":\"x\"}";

    @Test
    void layoutOrderNullsAndWrappingMakeNoOtherEvent() {
        String same =
                "{ \"results\" : [ {\"doneAt\":\"x\", \"bulkId\":null,\n\"status\":{\"id\":5,\"groupId\":3},\"to\":\"a\",\"messageId\":\"M\"} ] }";
        assertThat(key(same)).isEqualTo(key(REPORT));
    }

    @Test
    void everyStatusTimeAndRecipientIsAnEventOfItsOwn() {
        assertThat(REPORT.replace("\"groupId\":3", "\"groupId\":1")).isNotEqualTo(REPORT);
        assertThat(key(REPORT.replace("\"groupId\":3", "\"groupId\":1"))).isNotEqualTo(key(REPORT));
        assertThat(key(REPORT.replace("\"x\"", "\"y\""))).isNotEqualTo(key(REPORT));
        assertThat(key(REPORT.replace("\"a\"", "\"b\""))).isNotEqualTo(key(REPORT));
    }

    @Test
    void eventIdIsTheIdentityWhateverElseChanges() {
        String tracked =
                "{\"eventId\":\"e\",\"notificationType\":\"OPENED\",\"messageId\":\"M\",\"recipient\":\"a\"";
        assertThat(key(tracked + ",\"campaignReferenceId\":\"new\"}"))
                .isEqualTo(key(tracked + "}"));
        assertThat(key(tracked.replace("OPENED", "CLICKED") + "}"))
                .isNotEqualTo(key(tracked + "}"));
        assertThat(key(tracked.replace("\"a\"", "\"b\"") + "}")).isNotEqualTo(key(tracked + "}"));
        assertThat(key(tracked.replace("\"e\"", "\"f\"") + "}")).isNotEqualTo(key(tracked + "}"));
    }

    /// As they stand in tables: a time that is read otherwise is another row, so such a version
    /// raises its parser version and wants a replay before any rewind.
    @Test
    void rowsHaveTheKeysThatTheyAlwaysHad() {
        String report = REPORT.replace("\"x\"", "\"2024-07-16T17:26:54.966-0300\"");
        String opened =
                "{\"eventId\":\"e\",\"notificationType\":\"OPENED\",\"messageId\":\"M\",\"recipient\":\"a\",\"sendDateTime\":1721161640510}";
        assertThat(rowKey(report)).isEqualTo("01b5b6caa20366b72fc4ba9c90611fb9");
        assertThat(rowKey(opened)).isEqualTo("01b5b6cbd63d913504782587e478fde1");
        assertThat(rowKey(REPORT)).isEqualTo(key(REPORT));
    }

    private static String rowKey(String body) {
        return event(Recorded.EMAIL, body).occurred().rowKey();
    }

    private static String key(String body) {
        return event(Recorded.EMAIL, body).occurred().key().hex();
    }
}
