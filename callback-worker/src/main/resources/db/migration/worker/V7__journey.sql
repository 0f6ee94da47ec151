-- The outcome of a message is that of message_latest also where two events are of the same time, the
-- error is that of its last failure, and its age is the same number on every database.

drop view message_journey;

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
        when said_last is not null then said_last
        when received_at is not null then 'received'
        else 'pending'
    end as outcome,
    error_name, delivered_at, opened_at, clicked_at, unsubscribed_at, complained_at,
    case
        when opened_at < delivered_at then 0
        else cast(round(
            ${seconds_of}opened_at${seconds_end} - ${seconds_of}delivered_at${seconds_end}) as bigint)
    end as seconds_to_open,
    -- Full hours: a cast cuts on one database and rounds on another.
    cast(round(
        (${seconds_of}${now}${seconds_end} - ${seconds_of}first_at${seconds_end}) / 3600 - 0.5) as bigint)
        as hours_old
from (
    select
        max(channel) as channel, provider, id_externo, whom as recipient,
        max(qj_contact_id) as qj_contact_id, max(campaign) as campaign, min(happened_at) as first_at,
        min(case when event = 'delivered' then happened_at end) as delivered_at,
        min(case when event in ('opened', 'read') then happened_at end) as opened_at,
        min(case when event = 'clicked' then happened_at end) as clicked_at,
        min(case when event = 'unsubscribed' then happened_at end) as unsubscribed_at,
        min(case when event = 'complained' then happened_at end) as complained_at,
        min(case when event = 'received' then happened_at end) as received_at,
        min(case when event = 'late_bounced' then happened_at end) as late_bounced_at,
        max(case
            when place = 1 and event = 'delivered' then 'delivered'
            when place = 1 and failure = 1 then 'failed'
        end) as said_last,
        max(case when failure_place = 1 and failure = 1 then coalesce(error_name, status) end)
            as error_name
    from (
        -- The last of those that contradict each other, and the last failure.
        select
            addressed.*,
            row_number() over (
                partition by provider, id_externo, whom
                order by
                    case
                        when event = 'late_bounced' then 1
                        when event = 'delivered' or failure = 1 then 0
                        else 1
                    end,
                    happened_at desc, data_recebimento desc, row_id desc) as place,
            row_number() over (
                partition by provider, id_externo, whom
                order by
                    case when failure = 1 then 0 else 1 end,
                    happened_at desc, data_recebimento desc, row_id desc) as failure_place
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
    ) placed
    group by provider, id_externo, whom
) grouped;
