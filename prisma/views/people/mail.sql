-- Mail that was sent, failed, or still waits.
create or replace view mail_not_withdrawn as
  select account_id, kind, effect, state, not_before, created_at, settled_at from mail where state <> 'withdrawn';
