-- The courses given to each current learner, with the earliest due date. Days after joining count from the membership, or the cohort.
create or replace view assigned_course as
  select m.organization_id, m.account_id, a.course_id,
    min(coalesce(a.due_on, (greatest(coalesce(c.joined_at, m.started_at), a.assigned_at) at time zone o.time_zone)::date
      + a.due_days)) as due_on
  from membership_period m join assignment a on a.organization_id = m.organization_id and a.ended_at is null
  join organization_name o on o.id = m.organization_id
  left join cohort_membership c on c.cohort_id = a.cohort_id and c.membership_id = m.id
  where m.role = 'learner' and m.ended_at is null
    and (a.audience = 'everyone' or c.membership_id is not null or a.account_id = m.account_id)
  group by m.organization_id, m.account_id, a.course_id;
