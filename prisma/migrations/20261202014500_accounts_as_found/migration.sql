-- Entries from before have no digest of the password, and the oldest have no name. One as found today, so that verify-record
-- names a later change by SQL.
with named as (
  select a.id, a.name, a.email, replace(gen_random_uuid()::text, '-', '') as name_salt,
    replace(gen_random_uuid()::text, '-', '') as email_salt,
    exists (select from audit_event e where e.subject_id = a.id and e.action = 'account.registered' and e.digests ? 'name')
      or exists (select from account_pseudonym p where p.account_id = a.id) as is_named,
    encode(sha256(convert_to(a.password_hash, 'UTF8')), 'hex') as password
  from account a
), entry as (
  insert into audit_event (at, action, actor_role, subject_id, object, details, digests)
  select now(), 'account.found', 'system', id, 'account:' || id, jsonb_build_object('passwordSha256', password),
    case when is_named then '{}' else jsonb_build_object('name', encode(sha256(convert_to(name_salt || name, 'UTF8')), 'hex'),
      'email', encode(sha256(convert_to(email_salt || email, 'UTF8')), 'hex')) end
  from named order by id returning id, subject_id
)
insert into audit_value (event_id, field, salt, value)
select entry.id, v.field, v.salt, v.value from entry join named on named.id = entry.subject_id and not named.is_named,
  lateral (values ('name', name_salt, named.name), ('email', email_salt, named.email)) v (field, salt, value);

with named as (
  select o.id, o.name, replace(gen_random_uuid()::text, '-', '') as salt from organization o
  where not exists (select from audit_event e
    where e.object = 'organization:' || o.id and e.action in ('organization.created', 'organization.renamed') and e.digests ? 'name')
), entry as (
  insert into audit_event (at, action, actor_role, object, details, digests)
  select now(), 'organization.found', 'system', 'organization:' || id, '{}',
    jsonb_build_object('name', encode(sha256(convert_to(salt || name, 'UTF8')), 'hex'))
  from named order by id returning id, object
)
insert into audit_value (event_id, field, salt, value)
select entry.id, 'name', salt, name from entry join named on entry.object = 'organization:' || named.id;
