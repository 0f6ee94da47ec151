-- A period is asked for its statuses, and a day for its rows: one index knows both. With the status
-- in front each row was one entry more, in the middle of a tree; what is asked of a period reads all
-- of that period's entries instead, and no rows.

-- What happened on this day? How many bounced, opened, complained in this period?
drop index if exists email_callback_status;
drop index if exists email_callback_day;
create index email_callback_day on email_callback (event_at, status);

-- What happened on this day? How many failed in this period?
drop index if exists sms_callback_status;
drop index if exists sms_callback_day;
create index sms_callback_day on sms_callback (data_recebimento, status);

-- What happened on this day? How many were busy, unanswered, failed in this period?
drop index if exists call_callback_status;
drop index if exists call_callback_day;
create index call_callback_day on call_callback (data_recebimento, status);
