create or replace view stopped_reminder as
  select assignment_id, stopped_at, stopped_by_id from reminder_stop where resumed_at is null;
