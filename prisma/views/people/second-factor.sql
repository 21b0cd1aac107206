create or replace view account_with_factor as
  select account_id from passkey union select account_id from authenticator_app where confirmed_at is not null;

-- A rule without an organization applies to every coordinator and administrator.
create or replace view live_second_factor_rule as
  select organization_id, began_at from second_factor_rule where ended_at is null;
