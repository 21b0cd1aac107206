-- Each live assignment for each current learner whom it names. Days after joining count from the membership, or from when
-- they came into the cohort or division or got the rank.
create or replace view given_course as
  select g.organization_id, g.account_id, g.assignment_id, g.course_id, g.assigned_at,
    coalesce(g.due_on, (greatest(g.since, g.assigned_at) at time zone o.time_zone)::date + g.due_days) as due_on,
    g.renew_days, o.time_zone
  from (
    select a.id as assignment_id, a.organization_id, a.course_id, a.assigned_at, a.due_on, a.due_days, a.renew_days, l.account_id,
      l.started_at as since
    from assignment a join current_learner l on l.organization_id = a.organization_id
    where a.audience = 'everyone' and a.ended_at is null
    union all
    select a.id, a.organization_id, a.course_id, a.assigned_at, a.due_on, a.due_days, a.renew_days, l.account_id, l.started_at
    from assignment a join current_learner l on l.organization_id = a.organization_id and l.account_id = a.account_id
    where a.ended_at is null
    union all
    select a.id, a.organization_id, a.course_id, a.assigned_at, a.due_on, a.due_days, a.renew_days, l.account_id, c.joined_at
    from assignment a join cohort_membership c on c.cohort_id = a.cohort_id
    join current_learner l on l.membership_id = c.membership_id
    where a.ended_at is null
    union all
    select a.id, a.organization_id, a.course_id, a.assigned_at, a.due_on, a.due_days, a.renew_days, l.account_id,
      coalesce(l.division_since, l.started_at)
    from assignment a cross join lateral parts_of_division(a.division_id) d
    join current_learner l on l.organization_id = a.organization_id and l.division_id = d.part_id
    where a.audience = 'division' and a.ended_at is null
    union all
    select a.id, a.organization_id, a.course_id, a.assigned_at, a.due_on, a.due_days, a.renew_days, l.account_id,
      coalesce(l.rank_since, l.started_at)
    from assignment a join current_learner l on l.organization_id = a.organization_id and lower(l.rank) = lower(a.rank)
    where a.audience = 'rank' and a.ended_at is null
  ) g join organization_name o on o.id = g.organization_id;
