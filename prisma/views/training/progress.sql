-- What a learner has on record in a unit, by each way that can count. `since`: the moment that a reset or a change of law
-- is compared with. A waiver counts whatever came before it.
create or replace view done_unit as
  select account_id, unit_id, 'lesson' as way, true as sound, completed_at as since, completed_at as at,
    null::uuid as enrollment_id, null as course_id, null::uuid as course_version_id, null::float8 as raw, null::int as max,
    false as is_final
  from lesson_completion
  union all
  select account_id, unit_id, 'reading', true, read_at, read_at, null, null, null, null, null, false
  from encounter_reading
  union all
  select w.account_id, w.unit_id, 'walk', e.outcome = 'sound', w.started_at, e.ended_at, null, null, null, null, null, false
  from walk w join walk_end e on e.walk_id = w.id
  union all
  select a.account_id, a.unit_id, case when a.quiz_role = 'pretest' then 'pretest' else 'pass' end, true, a.started_at,
    s.submitted_at, a.enrollment_id, a.course_id, a.course_version_id, s.raw, s.max, a.quiz_role = 'final'
  from attempt a join submission s on s.attempt_id = a.id
  where s.passed or a.quiz_role = 'pretest'
  union all
  select account_id, unit_id, 'waiver', true, 'infinity', waived_at, null, null, null, null, null, false
  from waiver where ended_at is null;

-- The ledger: what counts now. A reset ends what was begun before it; a renewal asks for its own pass of the final.
create or replace view counted_unit as
  select * from done_unit d
  where not exists (select from reset r
      where r.account_id = d.account_id and r.unit_id = d.unit_id and r.reset_at >= d.since)
    and not (d.is_final and exists (select from enrollment n
      where n.account_id = d.account_id and n.course_id = d.course_id and n.kind = 'recertification' and n.ended_at is null
        and n.id <> d.enrollment_id));

-- Any trace of work in a unit, finished or not, whatever counts.
create or replace view begun_unit as
  select account_id, unit_id, 'lesson' as way, completed_at as at from lesson_completion
  union all
  select account_id, unit_id, 'practice', answered_at from practice_response
  union all
  select account_id, unit_id, 'attempt', started_at from attempt
  union all
  select account_id, unit_id, 'walk', started_at from walk
  union all
  select account_id, unit_id, 'reading', read_at from encounter_reading;

-- Everything that made something count no more: a reset, the end of a waiver, a change of law.
create or replace view taken_back as
  select account_id, reset_at as at from reset
  union all
  select account_id, ended_at from waiver where ended_at is not null
  union all
  select e.account_id, d.assigned_at from delta_unit d join enrollment e on e.id = d.enrollment_id;
