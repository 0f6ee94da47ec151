-- One index for what happened in a period and for how often: with the status in front it was a second
-- entry for each row, in the middle of a tree. Whoever asks for one status reads the entries of all in
-- that period, which are narrow and side by side. What is dropped need not be there.

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
