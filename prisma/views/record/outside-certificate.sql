-- The newest version of each certificate: no later one replaces it.
create or replace view current_outside_certificate as
  select o.id, o.certificate_id, o.organization_id, o.account_id, o.state, o.provider, o.title, o.earned_on, o.minutes, o.topics,
    o.sha256, o.media_type, o.size, o.reason, o.recorded_at, o.recorded_by_id
  from outside_certificate o
  where not exists (select from outside_certificate later where later.replaces_id = o.id);

-- All hours from outside this site's courses that an organization counts: classroom sessions, and accepted certificates.
create or replace view credited_training as
  select a.id, a.session_id as source, null::text as provider, a.account_id, a.organization_id, a.title, a.held_on, a.minutes,
    a.topics
  from attended_session a
  union all
  select c.id, c.certificate_id, c.provider, c.account_id, c.organization_id, c.title, c.earned_on, c.minutes, c.topics
  from current_outside_certificate c where c.state = 'accepted';
