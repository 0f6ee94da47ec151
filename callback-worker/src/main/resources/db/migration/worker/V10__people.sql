-- PostgreSQL keeps all rows of a person under one entry of an index where there is nothing else in
-- it; with the time in it each row is an entry of its own, on one of five times as many pages. A
-- person's rows are few enough to be sorted when they are asked for.

-- What happened to this address?
drop index email_callback_email;
create index email_callback_email on email_callback (email);
-- What happened to this contact?
drop index email_callback_contact;
create index email_callback_contact on email_callback (qj_contact_id);

-- What was said with this number?
drop index sms_callback_phone;
create index sms_callback_phone on sms_callback (phone);
-- What happened to this contact?
drop index sms_callback_contact;
create index sms_callback_contact on sms_callback (qj_contact_id);
