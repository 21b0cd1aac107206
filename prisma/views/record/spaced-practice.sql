-- Answered spaced cases, for discrimination long after a course.
create or replace view answered_case as
  select account_id, course_id, item_hash, value, answered_at from spaced_case where answered_at is not null;
