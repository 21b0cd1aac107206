-- The attendance of each person in a session that counts: no later row replaces it.
create or replace view current_attendance as
  select a.id, a.session_id, a.account_id, a.minutes, a.reason, a.recorded_at, a.recorded_by_id from attendance a
  where not exists (select from attendance b where b.replaces_id = a.id);
