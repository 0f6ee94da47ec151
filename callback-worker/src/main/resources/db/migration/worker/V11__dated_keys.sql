-- Event keys begin with the minute of their event. Rows of earlier versions are given theirs at the
-- next start, some thousand in a transaction; who is killed meanwhile goes on here.
create table key_change (
    table_name varchar(40) not null primary key,
    next_id bigint not null
);

insert into key_change (table_name, next_id) values
    ('email_callback', 0), ('sms_callback', 0), ('call_callback', 0),
    ('replay_change', 0), ('event_outbox', 0);
