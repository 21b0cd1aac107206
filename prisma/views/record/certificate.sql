-- State at a moment: revoked outweighs superseded, then expired; a law change supersedes nothing that ended before it.
-- `replaced_by` is a serial; null after a law change.
create or replace function current_certificate(moment timestamptz)
returns table (
  id uuid, serial text, account_id uuid, enrollment_id uuid, course_id text, course_version_id uuid,
  completed_at timestamptz, issued_at timestamptz, expires_at timestamptz,
  time_zone text, revoked_at timestamptz, replaced_by text, replaced_at timestamptz, law_changed_at timestamptz, lasts boolean, state text
) language sql stable as $$
  select c.id, c.serial, c.account_id, c.enrollment_id, c.course_id, c.course_version_id,
    c.completed_at, c.issued_at, c.expires_at, c.snapshot ->> 'timeZone',
    r.revoked_at, n.serial, n.issued_at, l.superseded_at, (c.expires_at > moment) is not false,
    case
      when r.certificate_id is not null then 'revoked'
      when n.id is not null or (l.superseded_at < c.expires_at) is not false and l.certificate_id is not null then 'superseded'
      when c.expires_at <= moment then 'expired'
      else 'valid'
    end
  from certificate c
  left join revocation r on r.certificate_id = c.id
  left join certificate n on n.supersedes_id = c.id
  left join supersession l on l.certificate_id = c.id
$$;
-- The first certificate of an enrollment, unless one of the enrollment was revoked. Leaves out corrections.
create or replace view first_certificate as
  select c.id, c.account_id, c.course_title, c.issued_at from certificate c
  where c.supersedes_id is null and not exists (
    select from certificate x join revocation r on r.certificate_id = x.id where x.enrollment_id = c.enrollment_id);
-- Certificates as issued, with what they say.
create or replace view issued_certificate as
  select id, serial, account_id, course_id, course_title, name, edition, hours, snapshot, completed_at, issued_at, expires_at, demonstration
  from certificate;

-- Certificates that were neither revoked nor corrected, also expired ones. `superseded_at`: by a law change.
create or replace view held_certificate as
  select c.account_id, c.course_id, c.completed_at, c.issued_at, c.expires_at, s.superseded_at
  from certificate c left join supersession s on s.certificate_id = c.id
  where not exists (select from revocation r where r.certificate_id = c.id)
    and not exists (select from certificate n where n.supersedes_id = c.id);
