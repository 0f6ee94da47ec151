-- How far the events of each partition are published: all of the records before next_offset are.
-- Written with the batch that follows, so it may lag by one; never moved back.
create table event_progress (
    topic varchar(249) not null,
    kafka_partition integer not null,
    next_offset bigint not null,
    primary key (topic, kafka_partition)
);

-- What was read by versions that published nothing is not new.
insert into event_progress (topic, kafka_partition, next_offset)
select topic, kafka_partition, max(last_offset) + 1 from callback_ledger
where replay_id is null group by topic, kafka_partition;

-- Events of new rows that the worker did not make by reading on (retries, replays, records that
-- were read before): they wait here, in the order of their ids, until they are published.
create table event_outbox (
    id ${id},
    event_key varchar(32) not null,
    event ${bytes} not null
);
