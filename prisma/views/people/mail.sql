-- Mail that was sent, failed, or is still queued.
create or replace view mail_not_withdrawn as
  select account_id, kind, effect, state, not_before, created_at, settled_at from mail where state <> 'withdrawn';
