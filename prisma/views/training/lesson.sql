create or replace view completed_lesson as
  select id, account_id, unit_id, enrollment_id, ordinal, active_ms, minimum_ms, completed_at,
    course_version_id
  from lesson_completion;

-- The step last read in each lesson.
create or replace view reached_step as select account_id, unit_id, step_id from reading_place;

create or replace view answered_practice as select account_id, unit_id, answered_at from practice_response;
