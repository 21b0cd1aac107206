-- What is sealed is what was written: an entry that was changed while it waited is never sealed, and verify-log names it.
ALTER TABLE "unsealed_event" ADD COLUMN     "digest" TEXT;

create function event_digest(e audit_event) returns text language sql stable as $$
  select encode(sha256(convert_to(jsonb_build_array(e.id, extract(epoch from e.at), e.action, e.actor_role, e.actor_id,
    e.subject_id, e.object, e.details, e.digests)::text, 'UTF8')), 'hex')
$$;

alter table unsealed_event disable trigger immutable;
update unsealed_event u set digest = event_digest(e) from audit_event e where e.id = u.event_id;
alter table unsealed_event enable trigger immutable;

ALTER TABLE "unsealed_event" ALTER COLUMN "digest" SET NOT NULL;

create or replace function await_seal() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  insert into unsealed_event (event_id, digest) values (new.id, event_digest(new));
  return null;
end $$;

-- Nor is what was recorded emptied.
do $$
declare
  name text;
begin
  foreach name in array array['annotation', 'anomaly', 'anomaly_disposition', 'attempt_item', 'attestation',
    'certificate_document', 'certificate_update', 'delivered_page', 'delta_unit', 'extension', 'law_change',
    'lesson_completion', 'name_confirmation', 'page_view', 'practice_response', 'reset', 'revocation', 'submission'] loop
    execute format('create trigger kept before truncate on %I for each statement execute function refuse_change()', name);
  end loop;
end $$;
