-- The time zone that a person's organizations share. No row without an organization or with several zones.
create or replace view account_time_zone as
  select m.account_id, min(o.time_zone) as time_zone
  from membership m join organization o on o.id = m.organization_id
  where m.ended_at is null
  group by m.account_id having min(o.time_zone) = max(o.time_zone);

create or replace view organization_name as select id, name, time_zone from organization;

create or replace view cohort_name as select id, organization_id, name, archived_at from cohort;

create or replace view membership_period as
  select id, organization_id, account_id, role, started_at, ended_at from membership;

-- An organization sees what a person did only while they were its learner.
create or replace function was_learner(organization uuid, person uuid, moment timestamptz) returns boolean
language sql stable as $$
  select exists (select from membership m where m.organization_id = $1 and m.account_id = $2 and m.role = 'learner'
    and m.started_at <= $3 and (m.ended_at is null or m.ended_at >= $3))
$$;

-- The same for a certificate, which the person may show although it is from before they joined. A correction is issued later,
-- but keeps the day of completion.
create or replace function may_see_certificate(organization uuid, person uuid, completed timestamptz, issued timestamptz)
returns boolean language sql stable as $$
  select exists (select from membership m where m.organization_id = $1 and m.account_id = $2 and m.role = 'learner'
    and (m.ended_at is null or m.ended_at >= $4) and (m.started_at <= $3 or exists (
      select from certificate_consent c where c.membership_id = m.id and c.ended_at is null)))
$$;

create or replace view current_learner as
  select organization_id, account_id, name_key, id as membership_id, rank, identifier, hired_on, supervisor_id, search_key,
    division_id, started_at, division_since, rank_since
  from membership where role = 'learner' and ended_at is null;

create or replace view division_name as select id, organization_id, parent_id, name from division;

-- Each division with itself and every division under it.
create or replace view division_part as
  with recursive parts as (
    select id as division_id, id as part_id from division
    union
    select p.division_id, d.id from parts p join division d on d.parent_id = p.part_id
  )
  select division_id, part_id from parts;

-- The same for one division, without reading every tree.
create or replace function parts_of_division(division uuid) returns table (part_id uuid) language sql stable as $$
  with recursive parts as (
    select $1 as id
    union
    select d.id from parts p join division d on d.parent_id = p.id
  )
  select id from parts
$$;

-- The cohorts of a membership, by name.
create or replace view membership_cohorts as
  select cm.membership_id, string_agg(co.name, ', ' order by co.name) as names
  from cohort_member cm join cohort co on co.id = cm.cohort_id where cm.left_at is null group by cm.membership_id;

-- Former learners of an organization, with the newest end.
create or replace view former_learner as
  select m.organization_id, m.account_id, m.name_key, m.ended_at, m.ended_by_id, m.end_reason, m.id as membership_id,
    m.rank, m.identifier, m.hired_on, m.supervisor_id, m.search_key, m.division_id
  from membership m
  where m.role = 'learner' and m.ended_at is not null and not exists (
    select from membership n where n.organization_id = m.organization_id and n.role = 'learner'
      and n.account_id = m.account_id and (n.ended_at is null or n.ended_at > m.ended_at));

-- Everyone on a cohort’s list, including people who left the organization since, with the membership behind it.
create or replace view cohort_membership as
  select cm.cohort_id, co.organization_id, cm.account_id, cm.joined_at, cm.membership_id
  from cohort_member cm join cohort co on co.id = cm.cohort_id where cm.left_at is null;

-- Each stay in a cohort, with its end.
create or replace view cohort_stay as
  select cohort_id, membership_id, joined_at, left_at from cohort_member;

-- People on a cohort’s list who are current learners of its organization.
create or replace view cohort_learner as
  select c.cohort_id, c.organization_id, c.account_id, l.name_key
  from cohort_membership c join current_learner l on l.membership_id = c.membership_id;

-- The details that an organization keeps about each membership, ended or not.
create or replace view membership_detail as
  select m.id as membership_id, m.rank, m.identifier, m.hired_on, m.supervisor_id, d.name as division, c.names as cohorts
  from membership m left join division d on d.id = m.division_id left join membership_cohorts c on c.membership_id = m.id;
