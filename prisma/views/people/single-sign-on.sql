-- Sessions that the provider of an organization began.
create or replace view organization_session as
  select s.session_id, p.organization_id from sign_on_session s join sign_on_provider p on p.id = s.provider_id
  where p.organization_id is not null;

-- Organizations whose people a provider signs in.
create or replace view organization_with_provider as
  select organization_id from sign_on_provider where ended_at is null and organization_id is not null
  union
  select g.organization_id from sign_on_group g join sign_on_provider p on p.id = g.provider_id where p.ended_at is null;
-- For the doctor, which asks each whether it answers.
create or replace view open_provider as
  select name, kind::text as kind, issuer, entry_point, certificates from sign_on_provider where ended_at is null;
