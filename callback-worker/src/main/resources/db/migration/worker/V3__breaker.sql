-- Partitions that a breaker stopped: one row each, gone once all is well again.
-- tripped: nothing is read from kafka_offset on, until somebody resumes it or newer code comes.
-- resumed: it goes on, and does not trip again before a whole window of items was healthy.
create table intake_breaker (
    topic varchar(249) not null,
    kafka_partition integer not null,
    state varchar(10) not null check (state in ('tripped', 'resumed')),
    cause varchar(512) not null,
    kafka_offset bigint not null,
    items bigint not null,
    failed bigint not null,
    parser_version integer not null,
    since ${instant} not null,
    primary key (topic, kafka_partition)
);
