-- People under a legal hold.
create or replace view held_account as
  select account_id from legal_hold where ended_at is null and account_id is not null
  union
  select m.account_id from legal_hold h join membership_period m on m.organization_id = h.organization_id
  where h.ended_at is null;

-- Organizations under a legal hold.
create or replace view held_organization as
  select distinct organization_id from legal_hold where ended_at is null and organization_id is not null;
