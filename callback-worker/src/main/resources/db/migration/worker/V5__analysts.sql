-- For analysts: one row for each message, for each call and for each delay, with columns that every
-- database compares alike. What each database says otherwise is a placeholder. Days and hours are UTC.

-- What happened to this address, however it is spelled?
create index email_callback_any_case on email_callback (${email_in_any_case});

-- Who called from this number? Where most calls are ours, an index of all from_number says little.
create index call_callback_inbound on call_callback (from_number, data_recebimento) ${where_inbound};

drop view message_timeline;

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
    -- Without a call nobody was called: a search for a recipient passes by here.
    'call' as channel, conference_sid as id_externo, cast(null as varchar(512)) as recipient,
    qj_contact_id, campaign, event, status,
    event_at, data_recebimento, coalesce(event_at, data_recebimento) as happened_at,
    coalesce(reason, error_description, answered_by) as detail, provider, receipt, event_key
from call_callback
where call_sid is null;

-- A message from its first event to its outcome, which is that of message_latest in one word.
create view message_journey as
select
    channel, provider, id_externo, recipient, qj_contact_id, campaign, first_at,
    case when recipient like '%@%' then ${domain_of_recipient} end as mail_domain,
    ${day_of}first_at${day_end} as utc_day,
    case
        when unsubscribed_at is not null or complained_at is not null then 'delivered'
        when late_bounced_at is not null then 'failed'
        when opened_at is not null or clicked_at is not null then 'delivered'
        when last_delivered_at is not null and (failed_at is null or last_delivered_at >= failed_at)
            then 'delivered'
        when failed_at is not null then 'failed'
        when received_at is not null then 'received'
        else 'pending'
    end as outcome,
    error_name, delivered_at, opened_at, clicked_at, unsubscribed_at, complained_at,
    case
        when opened_at < delivered_at then 0
        else cast(round(
            ${seconds_of}opened_at${seconds_end} - ${seconds_of}delivered_at${seconds_end}) as bigint)
    end as seconds_to_open,
    cast((${seconds_of}${now}${seconds_end} - ${seconds_of}first_at${seconds_end}) / 3600 as bigint)
        as hours_old
from (
    select
        max(channel) as channel, provider, id_externo, whom as recipient,
        max(qj_contact_id) as qj_contact_id, max(campaign) as campaign, min(happened_at) as first_at,
        min(case when event = 'delivered' then happened_at end) as delivered_at,
        max(case when event = 'delivered' then happened_at end) as last_delivered_at,
        min(case when event in ('opened', 'read') then happened_at end) as opened_at,
        min(case when event = 'clicked' then happened_at end) as clicked_at,
        min(case when event = 'unsubscribed' then happened_at end) as unsubscribed_at,
        min(case when event = 'complained' then happened_at end) as complained_at,
        min(case when event = 'received' then happened_at end) as received_at,
        min(case when event = 'late_bounced' then happened_at end) as late_bounced_at,
        max(case when failure = 1 then happened_at end) as failed_at,
        max(case when failure = 1 then coalesce(error_name, status) end) as error_name
    from (
        select
            message_event.*,
            coalesce(event_at, data_recebimento) as happened_at,
            case
                when event in (
                    'undelivered', 'bounced', 'late_bounced', 'rejected', 'expired', 'failed', 'canceled')
                then 1
            end as failure,
            -- As in message_latest: whom it is about.
            coalesce(
                lower(recipient),
                max(lower(recipient)) over (partition by provider, id_externo)) as whom
        from message_event
    ) addressed
    group by provider, id_externo, whom
) grouped;

-- A call from its first event to its outcome.
create view call_journey as
select
    provider, call_sid, direction, from_number, to_number, qj_contact_id, campaign, first_at,
    ${day_of}first_at${day_end} as utc_day,
    ${hour_of}first_at${hour_end} as utc_hour,
    case
        when answered is not null then 'answered'
        when busy is not null then 'busy'
        when no_answer is not null then 'no_answer'
        when failed is not null then 'failed'
        when canceled is not null then 'canceled'
        else 'pending'
    end as outcome,
    duration_s, answered_by
from (
    select
        provider, call_sid, max(direction) as direction,
        max(from_number) as from_number, max(to_number) as to_number,
        max(qj_contact_id) as qj_contact_id, max(campaign) as campaign,
        min(coalesce(event_at, data_recebimento)) as first_at,
        max(case when event in ('answered', 'completed') then 1 end) as answered,
        max(case when event = 'busy' then 1 end) as busy,
        max(case when event = 'no_answer' then 1 end) as no_answer,
        max(case when event = 'failed' then 1 end) as failed,
        max(case when event = 'canceled' then 1 end) as canceled,
        max(case when kind = 'call' then duration_s end) as duration_s,
        max(answered_by) as answered_by
    from call_callback
    where kind in ('call', 'amd') and call_sid is not null
    group by provider, call_sid
) grouped;

-- How late events are: the provider's delay, from what happened to its callback, and ours, from the
-- callback to its row. The ledger knows when a row was there; after a rewind of the topic it may take
-- the later pass for it.
create view callback_delay as
select
    channel, provider, event, data_recebimento,
    ${day_of}data_recebimento${day_end} as utc_day,
    round(${seconds_of}data_recebimento${seconds_end} - ${seconds_of}event_at${seconds_end}, 3)
        as provider_seconds,
    round(${seconds_of}stored_at${seconds_end} - ${seconds_of}data_recebimento${seconds_end}, 3)
        as our_seconds
from (
    select
        'email' as channel, provider, event, event_at, data_recebimento, (
            select committed_at from callback_ledger
            where callback_ledger.topic = email_callback.topic
                and callback_ledger.kafka_partition = email_callback.kafka_partition
                and last_offset >= kafka_offset and callback_ledger.replay_id is null
            order by last_offset, callback_ledger.id limit 1) as stored_at
    from email_callback
    where replay_id is null
    union all
    select
        channel, provider, event, event_at, data_recebimento, (
            select committed_at from callback_ledger
            where callback_ledger.topic = sms_callback.topic
                and callback_ledger.kafka_partition = sms_callback.kafka_partition
                and last_offset >= kafka_offset and callback_ledger.replay_id is null
            order by last_offset, callback_ledger.id limit 1) as stored_at
    from sms_callback
    where replay_id is null
    union all
    select
        'call' as channel, provider, event, event_at, data_recebimento, (
            select committed_at from callback_ledger
            where callback_ledger.topic = call_callback.topic
                and callback_ledger.kafka_partition = call_callback.kafka_partition
                and last_offset >= kafka_offset and callback_ledger.replay_id is null
            order by last_offset, callback_ledger.id limit 1) as stored_at
    from call_callback
    where replay_id is null
) stored;
