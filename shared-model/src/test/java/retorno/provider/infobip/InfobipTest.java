package retorno.provider.infobip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.envelope.Envelope;
import retorno.provider.Endpoint;
import retorno.provider.Parsed;
import retorno.provider.ProviderContract;
import retorno.provider.Reply;
import retorno.provider.WebhookRequest;

class InfobipTest extends ProviderContract {

    InfobipTest() {
        super(new Infobip());
    }

    @Override
    protected List<Envelope> recorded() {
        return Recorded.PAYLOADS.stream()
                .map(name -> Recorded.envelope(Recorded.EMAIL, Recorded.payload(name)))
                .toList();
    }

    @Test
    void servesEmailAndSmsWithAReceipt() {
        assertThat(provider.endpoints())
                .containsExactly(
                        new Endpoint("/email", "infobip.email", Reply.RECEIPT),
                        new Endpoint("/sms", "infobip.sms", Reply.RECEIPT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON; charset=utf-8",
                "application/json;charset=ISO-8859-1",
                "text/json",
                "application/problem+json",
                "application/vnd.infobip.v3+json; q=1",
                ""
            })
    void readsJsonUnderAnyOfItsNames(String contentType) {
        assertThat(reads(contentType)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/xml",
                "application/x-www-form-urlencoded",
                "text/plain",
                "multipart/form-data; boundary=json",
                "application/jsonp",
                "text/html; x=+json"
            })
    void readsNothingElse(String contentType) {
        assertThat(reads(contentType)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"results\":[]}",
                "{\"results\":null}",
                "[{\"results\":[]},{\"results\":null}]",
                "{\"results\":[],\"messageCount\":0,\"pendingMessageCount\":0}"
            })
    void ignoresABodyThatReportsNothing(String body) {
        assertThat(Recorded.parse(Recorded.EMAIL, body))
                .containsExactly(new Parsed.Ignored("empty"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"results\":[{\"messageId\":\"a\"},{\"messageId\":\"b\"}]}",
                "[{\"messageId\":\"a\"},{\"messageId\":\"b\"}]",
                "[{\"results\":[{\"messageId\":\"a\"}]},{\"messageId\":\"b\"}]",
                "[{\"results\":{\"messageId\":\"a\"}},{\"results\":[{\"messageId\":\"b\"}]}]",
            })
    void findsTheItemsInEveryWrapping(String body) {
        assertThat(Recorded.events(Recorded.EMAIL, body.getBytes(UTF_8)))
                .extracting("message.id")
                .containsExactly("a", "b");
    }

    @Test
    void takesResultsThatAreOneObject() {
        assertThat(Recorded.email("{\"results\":{\"messageId\":\"a\"}}").message().id())
                .isEqualTo("a");
    }

    @Test
    void takesABareReportBesideEmptyResults() {
        assertThat(Recorded.email("{\"results\":[],\"messageId\":\"a\"}").message().id())
                .isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "42                      | $            | expected a report, found a JSON number  | 42",
                "null                    | $            | expected a report, found null           | null",
                "\"text\"                | $            | expected a report, found a JSON string  | \"text\"",
                "{}                      | $            | an object without any field             | {}",
                "{ \"a\" : 1 }           | $            | an object without any field             | {\"a\":1}",
                "{\"messageId\":null}    | $            | an object without any field             | {\"messageId\":null}",
                "[[{\"messageId\":1}]]   | $[]          | expected a report, found a JSON array   | [{\"messageId\":1}]",
                "{\"results\":\"x\"}     | $.results    | expected a report, found a JSON string  | \"x\"",
                "{\"results\":[true]}    | $.results[]  | expected a report, found a JSON boolean | true",
                "[{\"results\":[null]}]  | $[].results[] | expected a report, found null          | null",
            })
    void cannotReadWhatIsNoReport(String body, String path, String detail, String fragment) {
        assertThat(Recorded.parse(Recorded.EMAIL, body))
                .singleElement()
                .isInstanceOfSatisfying(
                        Parsed.Unreadable.class,
                        unreadable -> {
                            assertThat(unreadable.cause()).isEqualTo("not-a-report");
                            assertThat(unreadable.path()).isEqualTo(path);
                            assertThat(unreadable.detail()).startsWith(detail);
                            assertThat(new String(unreadable.fragment(), UTF_8))
                                    .isEqualTo(fragment);
                        });
    }

    @Test
    void keepsTheSiblingsOfABadItem() {
        String body = "{\"results\":[{\"messageId\":\"a\"},7,{\"x\":1},{\"messageId\":\"b\"}]}";
        assertThat(Recorded.parse(Recorded.EMAIL, body))
                .extracting(Object::getClass)
                .isEqualTo(
                        List.of(
                                Parsed.Event.class,
                                Parsed.Unreadable.class,
                                Parsed.Unreadable.class,
                                Parsed.Event.class));
    }

    @Test
    void keepsTheWholeBodyWhereItIsNotJson() {
        String body = "{\"results\":[{\"messageId\":\"a\"},\n{\"messageId\":";
        assertThat(Recorded.parse(Recorded.EMAIL, body))
                .singleElement()
                .isInstanceOfSatisfying(
                        Parsed.Unreadable.class,
                        unreadable -> {
                            assertThat(unreadable.cause()).isEqualTo("not-json");
                            assertThat(unreadable.path()).isEqualTo("$");
                            assertThat(unreadable.detail()).endsWith("at line 2, column 14");
                            assertThat(unreadable.fragment()).isEqualTo(body.getBytes(UTF_8));
                        });
    }

    private boolean reads(String contentType) {
        return provider.reads(
                new WebhookRequest("http://h/email", contentType, name -> null, new byte[0]));
    }
}
