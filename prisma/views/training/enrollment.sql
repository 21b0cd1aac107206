create or replace view enrollment_history as
  select id, account_id, course_id, kind, course_version_id, enrolled_at from enrollment;

create or replace view live_enrollment as
  select id, account_id, course_id, kind, course_version_id, enrolled_at from enrollment where ended_at is null;

-- The units that law changes affected in a learner’s course: the units of every delta, ended or not.
create or replace view affected_unit as
  select d.enrollment_id, e.account_id, e.course_id, d.unit_id, d.course_version_id, d.assigned_at,
    d.changed_minutes
  from delta_unit d join enrollment e on e.id = d.enrollment_id;
