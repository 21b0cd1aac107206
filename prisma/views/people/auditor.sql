-- Accepted and not ended. Callers compare the days.
create or replace view accepted_auditor as
  select organization_id, account_id, accepted_at, from_on, until_on from auditor_grant
  where accepted_at is not null and ended_at is null;

-- Accepted or only offered, and not ended. Callers compare the last day.
create or replace view open_auditor_grant as
  select organization_id, account_id, email_key, until_on from auditor_grant where ended_at is null;
