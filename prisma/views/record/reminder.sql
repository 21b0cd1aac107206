create or replace view stopped_reminder as
  select assignment_id, stopped_at, stopped_by_id from reminder_stop where resumed_at is null;

-- What people were told about their own due dates.
create or replace view own_due_reminder as
  select account_id, organization_id, course_id, written_at from due_reminder where recipient_id = account_id;
