-- Every attempt, submitted or not. `due_at`: null without a time limit.
create or replace view begun_attempt as
  select id, account_id, unit_id, started_at, submitted_at, attempt_due(a) as due_at from attempt a;

create or replace view submitted_attempt as
  select a.id, a.enrollment_id, a.account_id, a.course_id, a.unit_id, a.ordinal, a.quiz_role, a.course_version_id, a.started_at,
    s.submitted_at, s.raw, s.max, s.passed, s.objectives, s.credits, a.pass_rule ? 'duties' as asks_duties_alone
  from attempt a join submission s on s.attempt_id = a.id;

-- An item as drawn, with the response; null without one.
create or replace view drawn_item as
  select i.attempt_id, i.position, i.item_hash, r.value, r.confidence, r.shown_at, r.answered_at
  from attempt_item i left join response r on r.attempt_id = i.attempt_id and r.position = i.position;

create or replace view item_content as select hash, item_id, item, first_drawn_at from item_version;

-- Fails when an answer was saved since the caller read them. Volatile: a new snapshot, after the wait for the attempt's lock.
create or replace function require_revisions(attempt uuid, expected int) returns boolean
language plpgsql volatile set search_path = public, pg_temp as $$
begin
  if (select coalesce(sum(revision), 0) from response where attempt_id = attempt) is distinct from expected then
    raise exception 'attempt % has newer answers', attempt using errcode = 'serialization_failure';
  end if;
  return true;
end $$;
