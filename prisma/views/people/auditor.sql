-- Accepted and not ended. Callers compare the days.
create or replace view accepted_auditor as
  select organization_id, account_id, accepted_at, from_on, until_on from auditor_grant
  where accepted_at is not null and ended_at is null;
