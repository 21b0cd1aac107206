-- The time zone of a person's organizations. No row for a person in no organization or in several zones.
create or replace view account_time_zone as
  select m.account_id, min(o.time_zone) as time_zone
  from membership m join organization o on o.id = m.organization_id
  where m.ended_at is null
  group by m.account_id having min(o.time_zone) = max(o.time_zone);
