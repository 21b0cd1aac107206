-- The attendance of each person in a session that counts: no later row replaces it.
create or replace view current_attendance as
  select a.id, a.session_id, a.account_id, a.minutes, a.reason, a.recorded_at, a.recorded_by_id from attendance a
  where not exists (select from attendance b where b.replaces_id = a.id);

-- Each person's attendance with its session: the hours that count, without withdrawn sessions.
create or replace view attended_session as
  select a.id, a.session_id, a.account_id, s.organization_id, s.title, s.held_on, a.minutes, s.topics
  from current_attendance a join classroom_session s on s.id = a.session_id
  where a.minutes > 0 and s.withdrawn_at is null;
