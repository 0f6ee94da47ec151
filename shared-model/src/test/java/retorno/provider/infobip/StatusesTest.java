package retorno.provider.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retorno.event.Occurrence;
import retorno.wire.Json;

class StatusesTest {

    @ParameterizedTest
    @CsvSource({
        // groupId, groupName, id, name, occurrence
        "0, OK,            ,   ,                         ACCEPTED",
        "0, ACCEPTED,      ,   ,                         ACCEPTED",
        "1, PENDING,       3,  PENDING_WAITING_DELIVERY, QUEUED",
        "1, PENDING,       7,  PENDING_ENROUTE,          SENT",
        "1, PENDING,       26, PENDING_ACCEPTED,         ACCEPTED",
        "1, PENDING,       ,   PENDING_ENROUTE,          SENT",
        "1, PENDING,       ,   PENDING_ACCEPTED,         ACCEPTED",
        "1, PENDING,       200, MOMENTS,                 QUEUED",
        "2, UNDELIVERABLE, 9,  UNDELIVERABLE_NOT_DELIVERED, UNDELIVERED",
        "3, DELIVERED,     5,  DELIVERED_TO_HANDSET,     DELIVERED",
        "3, DELIVERED,     2,  DELIVERED_TO_OPERATOR,    DELIVERED",
        "4, EXPIRED,       15, EXPIRED_EXPIRED,          EXPIRED",
        "4, EXPIRED,       87, SIGNALS_BLOCKED,          EXPIRED",
        "5, REJECTED,      87, REJECTED_OTHER,           REJECTED",
        "5, REJECTED,      6,  REJECTED_NETWORK,         REJECTED",
        // the id counts, the name is only a label
        "3, EXPIRED,       ,   ,                         DELIVERED",
        // without an id, or under one that we don't know, the name counts, in any case
        ", DELIVERED,      ,   ,                         DELIVERED",
        ", Ok,             ,   ,                         ACCEPTED",
        ", expired,        ,   ,                         EXPIRED",
        "42, REJECTED,     ,   ,                         REJECTED",
        ", ,               5,  DELIVERED_TO_HANDSET,     DELIVERED",
        ", ,               ,   UNDELIVERABLE_NOT_SENT,   UNDELIVERED",
        // and what nobody knows is unknown
        "42, NEW_GROUP,    1,  NEW_NAME,                 UNKNOWN",
        ", ,               5,  ,                         UNKNOWN",
    })
    void groupsDecideForPhones(
            Long groupId, String groupName, Long id, String name, Occurrence occurrence) {
        assertThat(Statuses.ofPhone(status(groupId, groupName, id, name))).isEqualTo(occurrence);
    }

    @ParameterizedTest
    @CsvSource({
        "EC_SUPPRESSED_BOUNCE,                  HANDSET_ERRORS, REJECTED",
        "EC_SUPPRESSED_SPAM_COMPLAINT,          ,               REJECTED",
        "EC_UNSUBSCRIBED_EMAIL_ADDRESS,         ,               REJECTED",
        "EC_SENDER_ADDRESS_INVALID,             HANDSET_ERRORS, REJECTED",
        "EC_SENDER_DOMAIN_BOUNCE_BLOCKED,       ,               REJECTED",
        "EC_SENDER_DOMAIN_UNVERIFIED,           ,               REJECTED",
        "EC_EMAIL_SPAM_DETECTED,                ,               REJECTED",
        "EC_RECIPIENT_DOMAIN_TYPO,              ,               REJECTED",
        "EC_INVALID_EMAIL_ADDRESS,              ,               BOUNCED",
        "EC_MAILBOX_TEMPORARY_UNAVAILABLE,      ,               BOUNCED",
        "EC_EMAIL_INBOX_FULL,                   ,               BOUNCED",
        "EC_SOFT_BOUNCE,                        USER_ERRORS,    BOUNCED",
        "EC_HARD_BOUNCE,                        ,               BOUNCED",
        "EC_MX_NOT_FOUND,                       ,               BOUNCED",
        "ec_hard_bounce,                        ,               BOUNCED",
        "EC_SOMETHING_NEW,                      Dropped,        REJECTED",
        "EC_SOMETHING_NEW,                      Bounced,        BOUNCED",
        "EC_SOMETHING_NEW,                      System,         UNDELIVERED",
        ",                                      ,               UNDELIVERED",
    })
    void anUndeliverableEmailWasRejectedOrBouncedByItsError(
            String errorName, String errorGroup, Occurrence occurrence) {
        Fields error = status(1L, errorGroup, 1L, errorName);
        Fields undeliverable = status(2L, "UNDELIVERABLE", 4L, "UNDELIVERABLE_REJECTED_OPERATOR");
        assertThat(Statuses.ofEmail(undeliverable, error)).isEqualTo(occurrence);
        assertThat(Statuses.ofPhone(undeliverable)).isEqualTo(Occurrence.UNDELIVERED);
    }

    @Test
    void anErrorAloneMakesNoFailure() {
        Fields permanent = status(1L, "Bounced", 6012L, "EC_HARD_BOUNCE");
        Fields delivered = status(3L, "DELIVERED", 5L, "DELIVERED_TO_HANDSET");
        assertThat(Statuses.ofEmail(delivered, permanent)).isEqualTo(Occurrence.DELIVERED);
        assertThat(Statuses.ofEmail(status(null, null, null, null), permanent))
                .isEqualTo(Occurrence.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "OPENED,       OPENED",
        "opened,       OPENED",
        "CLICKED,      CLICKED",
        "Complained,   COMPLAINED",
        "LATE_BOUNCE,  LATE_BOUNCED",
        "UNSUBSCRIBED, UNSUBSCRIBED",
        "RESUBSCRIBED, UNKNOWN",
        "'',           UNKNOWN",
        ",             UNKNOWN",
    })
    void notificationsNameThemselves(String type, Occurrence occurrence) {
        assertThat(Statuses.ofNotification(type)).isEqualTo(occurrence);
    }

    private static Fields status(Long groupId, String groupName, Long id, String name) {
        return Fields.of(
                Json.object()
                        .put("groupId", groupId)
                        .put("groupName", groupName)
                        .put("id", id)
                        .put("name", name));
    }
}
