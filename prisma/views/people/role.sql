-- The roles of a person beyond one organization: of the site, or in another organization, also to begin later. With `offers`,
-- those too that the person has not accepted yet.
create or replace function has_role_elsewhere(person uuid, organization uuid, moment timestamptz, offers boolean)
returns boolean language sql stable as $$
  select exists (select from current_administrator c where c.account_id = $1)
    or exists (select from membership_period m
      where m.account_id = $1 and m.organization_id <> $2 and m.ended_at is null)
    or exists (select from open_auditor_grant g join organization_name o on o.id = g.organization_id
      where g.organization_id <> $2 and g.until_on >= ($3 at time zone o.time_zone)::date and (g.account_id = $1
        or $4 and g.account_id is null and g.email_key = (select a.email_key from account_address a where a.id = $1)))
    or $4 and exists (select from invitation i join account_address a on a.id = i.account_id and a.email_key = i.email_key
      where i.account_id = $1 and i.organization_id <> $2 and i.accepted_at is null and i.ended_at is null
        and i.expires_at > $3)
$$;
