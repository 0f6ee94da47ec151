-- A second index of all addresses cost each new row one more page somewhere in its middle.
drop index email_callback_any_case;

-- How is this address spelled, where it has capitals? As it is in small letters, email_callback_email
-- knows it.
create index email_callback_capitals on email_callback (${email_in_any_case}) ${where_capitals};
