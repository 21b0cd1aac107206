create or replace view viewed_page as
  select id, account_id, course_id, unit_id, session_id, viewed_at from page_view;

-- Active time that counted; `cap_ms` is the most that a beat could count.
create or replace view counted_beat as
  select account_id, ordinal, view_id, kind, at, cap_ms, credit_ms from beat;
