-- Entries that decide whether a certificate is valid. `supersedes` is the serial that the new certificate replaces.
create or replace view certificate_entry as
  select e.id, e.at, e.action, e.object, e.subject_id, e.details, e.details ->> 'supersedes' as supersedes,
    -- The app's role could write another object, and a failing cast would keep status lists from being signed.
    case when e.object ~ '^certificate:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then substr(e.object, 13)::uuid end as certificate_id
  from audit_event e
  where e.action in ('certificate.issued', 'certificate.corrected', 'certificate.updated', 'certificate.superseded', 'certificate.revoked');
-- People whom an entry is about, once per entry.
create or replace view logged_subject as select subject_id as account_id from audit_event where subject_id is not null;
