-- A learner's work in a unit, by each way that can count. A reset or law change after `since` voids it; nothing before a
-- waiver voids the waiver.
create or replace view done_unit as
  select account_id, unit_id, 'lesson' as way, true as sound, completed_at as since, completed_at as at,
    null::uuid as enrollment_id, null as course_id, null::uuid as course_version_id, null::float8 as raw, null::int as max,
    false as is_final
  from completed_lesson
  union all
  select account_id, unit_id, 'reading', true, read_at, read_at, null, null, null, null, null, false
  from read_encounter
  union all
  select account_id, unit_id, 'run', outcome = 'sound', started_at, ended_at, null, null, null, null, null, false
  from ended_run
  union all
  select account_id, unit_id, case when quiz_role = 'pretest' then 'pretest' else 'pass' end, true, started_at,
    submitted_at, enrollment_id, course_id, course_version_id, raw, max, quiz_role = 'final'
  from submitted_attempt where passed or quiz_role = 'pretest'
  union all
  select account_id, unit_id, 'waiver', true, 'infinity', waived_at, null, null, null, null, null, false
  from waived_unit where ended_at is null;

-- The ledger of work that counts now. A reset voids work begun before it; a renewal needs its own pass of the final.
create or replace view counted_unit as
  select * from done_unit d
  where not exists (select from reset_unit r
      where r.account_id = d.account_id and r.unit_id = d.unit_id and r.reset_at >= d.since)
    and not (d.is_final and exists (select from live_enrollment n
      where n.account_id = d.account_id and n.course_id = d.course_id and n.kind = 'recertification'
        and n.id <> d.enrollment_id));

-- Any trace of work in a unit, finished or not, counted or not.
create or replace view begun_unit as
  select account_id, unit_id, 'lesson' as way, completed_at as at from completed_lesson
  union all
  select account_id, unit_id, 'practice', answered_at from answered_practice
  union all
  select account_id, unit_id, 'attempt', started_at from begun_attempt
  union all
  select account_id, unit_id, 'run', started_at from begun_run
  union all
  select account_id, unit_id, 'reading', read_at from read_encounter;

-- Events after which earlier work no longer counts: a reset, the end of a waiver, a law change.
create or replace view invalidation as
  select account_id, reset_at as at from reset_unit
  union all
  select account_id, ended_at from waived_unit where ended_at is not null
  union all
  select account_id, assigned_at from affected_unit;
