-- Replays: what a pass was for, what it has done, how far it is, and what it takes to undo it.
alter table replay add column reason ${text};
alter table replay add column records bigint not null default 0;
alter table replay add column added bigint not null default 0;
alter table replay add column changed bigint not null default 0;
alter table replay add column removed bigint not null default 0;
alter table replay add column undone_at ${instant};

-- How far a replay is: one that was killed goes on here.
create table replay_progress (
    id ${id},
    replay_id bigint not null,
    topic varchar(249) not null,
    kafka_partition integer not null,
    next_offset bigint not null,
    until_offset bigint not null,
    unique (replay_id, topic, kafka_partition)
);

-- Every row that a replay wrote, as JSON: before_row is NULL for a new one, after_row for a removed one.
create table replay_change (
    id ${id},
    replay_id bigint not null,
    table_name varchar(40) not null,
    event_key varchar(32) not null,
    before_row ${text},
    after_row ${text}
);

-- What did this replay change?
create index replay_change_replay on replay_change (replay_id, id);
