-- People whom an entry is about, once per entry.
create or replace view logged_subject as select subject_id as account_id from audit_event where subject_id is not null;
