-- The tables of phone calls, the same on SQLite, PostgreSQL and H2: types that differ are
-- placeholders.

-- Which numbers may be called by whom.
create table phone_widget (
    id bigint not null primary key,
    kind varchar(40) not null,
    name varchar(200),
    calls_per_hour integer,
    created_at ${instant} not null,
    updated_at ${instant} not null
);

create table phone_widget_target (
    widget_id bigint not null references phone_widget (id),
    phone varchar(20) not null,
    name varchar(200),
    primary key (widget_id, phone)
);

-- One call of an activist to a target: what was heard of it as a whole, and where it stands by that.
create table phone_call (
    id varchar(36) not null primary key,
    version bigint not null,
    widget_id bigint not null,
    activist_name varchar(200),
    target_name varchar(200),
    from_number varchar(20) not null,
    to_number varchar(20) not null,
    mode varchar(12) not null,
    confirm varchar(12) not null,
    status varchar(12) not null,
    reason varchar(100),
    needs_reconcile ${flag} not null,
    questioned ${flag} not null,
    confirmed ${flag} not null,
    redirected ${flag} not null,
    joined ${flag} not null,
    outlived ${flag} not null,
    conference_started_at ${instant},
    conference_over_at ${instant},
    activist_refusal varchar(100),
    target_refusal varchar(100),
    created_at ${instant} not null,
    updated_at ${instant} not null,
    heard_at ${instant} not null,
    ask_at ${instant}
);

-- How often was this number dialled lately?
create index phone_call_from on phone_call (from_number, created_at);
-- How often did this widget dial lately?
create index phone_call_widget on phone_call (widget_id, created_at);
-- Which calls of this status were there in this period?
create index phone_call_status on phone_call (status, created_at);
-- Which calls were there in this period?
create index phone_call_created on phone_call (created_at);
-- Which calls have been silent for too long?
create index phone_call_ask on phone_call (ask_at);

-- One leg of a call: what was heard of it.
create table twilio_call (
    sid varchar(64) not null primary key,
    phone_call_id varchar(36) not null references phone_call (id),
    side varchar(10) not null,
    status varchar(12) not null,
    reached varchar(12) not null,
    ending varchar(80),
    ending_weight bigint,
    answered_by varchar(40),
    answered_at ${instant},
    ended_at ${instant},
    left_as bigint,
    parent_call_sid varchar(64),
    duration_s bigint,
    created_at ${instant} not null,
    updated_at ${instant} not null
);

-- Which legs has this call?
create index twilio_call_phone_call on twilio_call (phone_call_id);

-- Everything that was heard or asked, each once; phone_call_id is null where no call of ours is meant.
create table twilio_event (
    id ${id},
    event_key varchar(64) not null unique,
    phone_call_id varchar(36),
    call_sid varchar(64),
    side varchar(10),
    source varchar(12) not null,
    event varchar(40) not null,
    status varchar(100),
    sequence_number bigint,
    event_at ${instant},
    received_at ${instant} not null,
    data ${text}
);

-- What happened to this call?
create index twilio_event_phone_call on twilio_event (phone_call_id, id);

-- What Twilio is to be asked to do, each once a call.
create table twilio_command (
    id ${id},
    phone_call_id varchar(36) not null references phone_call (id),
    command varchar(20) not null,
    state varchar(12) not null,
    attempts integer not null,
    looks integer not null,
    due_at ${instant} not null,
    lease_until ${instant},
    attempted_at ${instant},
    reason varchar(200),
    created_at ${instant} not null,
    updated_at ${instant} not null,
    unique (phone_call_id, command)
);

-- What is to be done now?
create index twilio_command_due on twilio_command (state, due_at);

-- Which request was this call made for?
create table phone_idempotency (
    idempotency_key varchar(64) not null primary key,
    request_hash varchar(64) not null,
    phone_call_id varchar(36) not null,
    created_at ${instant} not null
);
