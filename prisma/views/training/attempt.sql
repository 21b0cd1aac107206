-- Every attempt, submitted or not. `due_at`: null without a time limit.
create or replace view begun_attempt as
  select id, account_id, unit_id, started_at, submitted_at, attempt_due(a) as due_at from attempt a;

create or replace view submitted_attempt as
  select a.id, a.enrollment_id, a.account_id, a.course_id, a.unit_id, a.ordinal, a.quiz_role, a.course_version_id, a.started_at,
    s.submitted_at, s.raw, s.max, s.passed, s.objectives, s.credits
  from attempt a join submission s on s.attempt_id = a.id;

-- An item as drawn, with the response; null without one.
create or replace view drawn_item as
  select i.attempt_id, i.position, i.item_hash, r.value, r.confidence, r.shown_at, r.answered_at
  from attempt_item i left join response r on r.attempt_id = i.attempt_id and r.position = i.position;

create or replace view item_content as select hash, item_id, item, first_drawn_at from item_version;
