-- Where every message stands. Arrival never decides: the rank of what happened does, then the
-- provider's time. A late `sent` behind `delivered` changes nothing, an OPENED ahead of its delivery
-- report stays, a LATE_BOUNCE after DELIVERED is a real change. Ranks are explained in RATIONALE.md.

create view message_event as
select
    'email' as channel, provider, id_externo, email as recipient, qj_contact_id, campaign,
    status, event, event_at, data_recebimento, error_id, error_name, id as row_id, receipt, event_key
from email_callback
where id_externo is not null
union all
select
    channel, provider, id_externo, phone as recipient, qj_contact_id, campaign,
    status, event, event_at, data_recebimento, error_id, error_name, id as row_id, receipt, event_key
from sms_callback
where id_externo is not null;

create view message_latest as
select
    channel, provider, id_externo, coalesce(recipient, whom) as recipient, qj_contact_id, campaign,
    status, event, event_at, data_recebimento, error_id, error_name, receipt, event_key, events
from (
    select
        addressed.*,
        count(*) over (partition by provider, id_externo, whom) as events,
        row_number() over (
            partition by provider, id_externo, whom
            order by
                case event
                    when 'accepted' then 10
                    when 'scheduled' then 10
                    when 'queued' then 10
                    when 'receiving' then 10
                    when 'sending' then 20
                    when 'sent' then 30
                    when 'deferred' then 30
                    when 'partially_delivered' then 40
                    when 'delivered' then 50
                    when 'undelivered' then 50
                    when 'bounced' then 50
                    when 'rejected' then 50
                    when 'expired' then 50
                    when 'failed' then 50
                    when 'canceled' then 50
                    when 'received' then 50
                    when 'read' then 60
                    when 'opened' then 60
                    when 'clicked' then 70
                    when 'late_bounced' then 80
                    when 'unsubscribed' then 90
                    when 'complained' then 100
                    else 0
                end desc,
                coalesce(event_at, data_recebimento) desc,
                data_recebimento desc,
                row_id desc
        ) as place
    from (
        -- Copies share an id, so the recipient is part of a message. An event that does not say
        -- whom it is about, or spells the address otherwise, is still about that message.
        select
            message_event.*,
            coalesce(
                lower(recipient),
                max(lower(recipient)) over (partition by provider, id_externo)) as whom
        from message_event
    ) addressed
) ranked
where place = 1;

-- Everything that happened, in one shape: who, what, when.
create view message_timeline as
select
    'email' as channel, id_externo, email as recipient, qj_contact_id, campaign, event, status,
    event_at, data_recebimento, coalesce(event_at, data_recebimento) as happened_at,
    coalesce(error_name, url) as detail, provider, receipt, event_key
from email_callback
union all
select
    channel, id_externo, phone as recipient, qj_contact_id, campaign, event, status,
    event_at, data_recebimento, coalesce(event_at, data_recebimento) as happened_at,
    coalesce(error_name, body, url) as detail, provider, receipt, event_key
from sms_callback
union all
select
    'call' as channel, call_sid as id_externo, to_number as recipient,
    qj_contact_id, campaign, event, status,
    event_at, data_recebimento, coalesce(event_at, data_recebimento) as happened_at,
    coalesce(reason, error_description, answered_by) as detail, provider, receipt, event_key
from call_callback
where call_sid is not null and (direction is null or direction <> 'inbound')
union all
-- Branches of their own, and no expressions over two columns, so that a search finds its index.
-- Who called us is the other side of an inbound call.
select
    'call' as channel, call_sid as id_externo, from_number as recipient,
    qj_contact_id, campaign, event, status,
    event_at, data_recebimento, coalesce(event_at, data_recebimento) as happened_at,
    coalesce(reason, error_description, answered_by) as detail, provider, receipt, event_key
from call_callback
where call_sid is not null and direction = 'inbound'
union all
select
    'call' as channel, conference_sid as id_externo, to_number as recipient,
    qj_contact_id, campaign, event, status,
    event_at, data_recebimento, coalesce(event_at, data_recebimento) as happened_at,
    coalesce(reason, error_description, answered_by) as detail, provider, receipt, event_key
from call_callback
where call_sid is null;
