create or replace view waived_unit as select account_id, unit_id, waived_at, ended_at from waiver;

create or replace view reset_unit as select account_id, unit_id, reset_at from reset;

create or replace view accepted_time as select id, enrollment_id, account_id, lessons, flags, accepted_at from time_acceptance;

-- Accounts with any note, waiver, extension, reset or accepted time; several rows for one account.
create or replace view amended_account as
  select account_id from annotation
  union all
  select account_id from waiver
  union all
  select account_id from extension
  union all
  select account_id from reset
  union all
  select account_id from time_acceptance;

create or replace view extended_enrollment as select enrollment_id, account_id, due_on, extended_at from extension;
