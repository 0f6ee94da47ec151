-- The worker's tables, the same on SQLite, PostgreSQL and H2: types that differ are placeholders.
-- Every row of a callback table says which bytes it came from (receipt, topic, kafka_partition,
-- kafka_offset, item) and which parser wrote it; event_key makes it idempotent for ever.

create table email_callback (
    id ${id},
    status varchar(512),
    email varchar(512),
    data_recebimento ${instant} not null,
    id_externo varchar(512),
    qj_contact_id bigint,
    event varchar(40) not null,
    event_at ${instant},
    bulk_id varchar(512),
    status_id bigint,
    status_name varchar(512),
    status_description ${text},
    error_id bigint,
    error_name varchar(512),
    error_description ${text},
    permanent ${flag},
    price numeric(20, 8),
    currency varchar(512),
    sent_at ${instant},
    sms_count bigint,
    url ${text},
    domain varchar(512),
    device_type varchar(512),
    os varchar(512),
    device_name varchar(512),
    country varchar(512),
    city varchar(512),
    sender varchar(512),
    campaign varchar(512),
    callback_data ${text},
    provider varchar(40) not null,
    event_key varchar(32) not null unique,
    receipt varchar(36) not null,
    topic varchar(249) not null,
    kafka_partition integer not null,
    kafka_offset bigint not null,
    item integer not null,
    parser_version integer not null,
    replay_id bigint
);

-- What happened to this address?
create index email_callback_email on email_callback (email, event_at);
-- What happened to this message?
create index email_callback_id_externo on email_callback (id_externo);
-- What happened to this contact?
create index email_callback_contact on email_callback (qj_contact_id, event_at);
-- How many bounced, opened, complained in this period?
create index email_callback_status on email_callback (status, event_at);
-- What happened on this day?
create index email_callback_day on email_callback (event_at);
-- How is this campaign doing?
create index email_callback_campaign on email_callback (campaign, event_at);
-- What became of this request?
create index email_callback_receipt on email_callback (receipt);

create table sms_callback (
    id ${id},
    status varchar(512),
    phone varchar(512),
    data_recebimento ${instant} not null,
    id_externo varchar(512),
    qj_contact_id bigint,
    event varchar(40) not null,
    event_at ${instant},
    direction varchar(10) not null,
    channel varchar(512) not null,
    from_number varchar(512),
    to_number varchar(512),
    body ${text},
    media_count bigint,
    network varchar(512),
    bulk_id varchar(512),
    status_id bigint,
    status_name varchar(512),
    status_description ${text},
    error_id bigint,
    error_name varchar(512),
    error_description ${text},
    permanent ${flag},
    price numeric(20, 8),
    currency varchar(512),
    sent_at ${instant},
    sms_count bigint,
    url ${text},
    device_type varchar(512),
    os varchar(512),
    device_name varchar(512),
    country varchar(512),
    city varchar(512),
    campaign varchar(512),
    callback_data ${text},
    provider varchar(40) not null,
    event_key varchar(32) not null unique,
    receipt varchar(36) not null,
    topic varchar(249) not null,
    kafka_partition integer not null,
    kafka_offset bigint not null,
    item integer not null,
    parser_version integer not null,
    replay_id bigint
);

-- What was said with this number? Twilio gives no event time, so the time of receipt orders.
create index sms_callback_phone on sms_callback (phone, data_recebimento);
-- What happened to this message?
create index sms_callback_id_externo on sms_callback (id_externo);
-- What happened to this contact?
create index sms_callback_contact on sms_callback (qj_contact_id, data_recebimento);
-- How many failed in this period?
create index sms_callback_status on sms_callback (status, data_recebimento);
-- What happened on this day?
create index sms_callback_day on sms_callback (data_recebimento);
-- How is this campaign doing?
create index sms_callback_campaign on sms_callback (campaign, data_recebimento);
-- What became of this request?
create index sms_callback_receipt on sms_callback (receipt);

create table call_callback (
    id ${id},
    kind varchar(20) not null,
    call_sid varchar(512),
    parent_call_sid varchar(512),
    conference_sid varchar(512),
    recording_sid varchar(512),
    status varchar(512),
    event varchar(40) not null,
    event_at ${instant},
    data_recebimento ${instant} not null,
    sequence_number bigint,
    from_number varchar(512),
    to_number varchar(512),
    direction varchar(512),
    duration_s bigint,
    answered_by varchar(512),
    sip_response_code bigint,
    participant_label varchar(512),
    friendly_name varchar(512),
    reason ${text},
    recording_url ${text},
    recording_channels bigint,
    recorded_by varchar(512),
    status_id bigint,
    status_name varchar(512),
    status_description ${text},
    error_id bigint,
    error_name varchar(512),
    error_description ${text},
    permanent ${flag},
    qj_contact_id bigint,
    campaign varchar(512),
    correlation ${text},
    provider varchar(40) not null,
    event_key varchar(32) not null unique,
    receipt varchar(36) not null,
    topic varchar(249) not null,
    kafka_partition integer not null,
    kafka_offset bigint not null,
    item integer not null,
    parser_version integer not null,
    replay_id bigint
);

-- What happened to this call, in the order in which it happened?
create index call_callback_call_sid on call_callback (call_sid, sequence_number);
-- Which legs did this call dial?
create index call_callback_parent on call_callback (parent_call_sid);
-- Who was in this conference?
create index call_callback_conference on call_callback (conference_sid, sequence_number);
-- Who was called, who called?
create index call_callback_to on call_callback (to_number, data_recebimento);
create index call_callback_from on call_callback (from_number, data_recebimento);
-- What happened to this contact?
create index call_callback_contact on call_callback (qj_contact_id, data_recebimento);
-- How many were busy, unanswered, failed in this period?
create index call_callback_status on call_callback (status, data_recebimento);
-- What happened on this day?
create index call_callback_day on call_callback (data_recebimento);
-- How is this campaign doing?
create index call_callback_campaign on call_callback (campaign, data_recebimento);
-- What became of this request?
create index call_callback_receipt on call_callback (receipt);

-- The books: one row for each batch and partition, written in the batch's transaction.
-- items = stored + duplicates + dead_letters + ignored
create table callback_ledger (
    id ${id},
    topic varchar(249) not null,
    kafka_partition integer not null,
    first_offset bigint not null,
    last_offset bigint not null,
    records bigint not null,
    items bigint not null,
    stored bigint not null,
    duplicates bigint not null,
    dead_letters bigint not null,
    ignored bigint not null,
    parser_version integer not null,
    committed_at ${instant} not null,
    replay_id bigint
);

-- Which offsets are accounted for?
create index callback_ledger_offsets on callback_ledger (topic, kafka_partition, first_offset);

-- What could not become a row, with its bytes.
create table dead_letter (
    id ${id},
    event_key varchar(32) not null unique,
    receipt varchar(36) not null,
    topic varchar(249) not null,
    kafka_partition integer not null,
    kafka_offset bigint not null,
    item integer not null,
    type varchar(100) not null,
    cause varchar(100) not null,
    detail ${text},
    fingerprint varchar(64) not null,
    payload ${bytes} not null,
    state varchar(10) not null check (state in ('open', 'replayed', 'discarded')),
    seen bigint not null,
    attempts integer not null,
    reason ${text},
    first_seen_at ${instant} not null,
    last_seen_at ${instant} not null
);

-- Which causes are open, and how many of each?
create index dead_letter_open on dead_letter (state, fingerprint);
-- What became of this request?
create index dead_letter_receipt on dead_letter (receipt);
