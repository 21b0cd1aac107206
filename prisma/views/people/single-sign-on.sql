-- Organizations whose people a provider signs in.
create or replace view organization_with_provider as
  select organization_id from sign_on_provider where ended_at is null and organization_id is not null
  union
  select g.organization_id from sign_on_group g join sign_on_provider p on p.id = g.provider_id where p.ended_at is null;
