-- What people do to the tables: retries of dead letters now, replays later.
create table replay (
    id ${id},
    kind varchar(10) not null check (kind in ('retry', 'replay')),
    operator varchar(100) not null,
    selection ${text} not null,
    parser_version integer not null,
    started_at ${instant} not null,
    ended_at ${instant}
);

-- Where in the body a dead letter stood, and what it takes to read its bytes again as they came.
alter table dead_letter add column path varchar(500);
alter table dead_letter add column url ${text};
alter table dead_letter add column content_type varchar(500);

-- Which offsets are accounted for, from here on?
drop index callback_ledger_offsets;
create index callback_ledger_offsets on callback_ledger (topic, kafka_partition, last_offset);
