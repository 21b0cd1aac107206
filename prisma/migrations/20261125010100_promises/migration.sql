-- What Prisma's language cannot say: the promises that Postgres keeps whatever the code does.

-- At most one live row of a kind.
create unique index membership_live_key on membership (organization_id, account_id, role) where ended_at is null;
create unique index administratorship_live_key on administratorship (account_id) where ended_at is null;
create unique index enrollment_live_key on enrollment (account_id, course_id, kind) where ended_at is null;
create unique index attempt_open_key on attempt (enrollment_id, unit_id) where submitted_at is null;
-- With the unique supersedes_id a chain from one root: exactly one certificate an enrollment is current.
create unique index certificate_root_key on certificate (enrollment_id) where supersedes_id is null;

alter table submission add constraint submission_score_check
  check (raw >= 0 and max > 0 and raw <= max and scaled between 0 and 1);
alter table certificate add constraint certificate_hours_check check (hours > 0 and hours * 4 = floor(hours * 4));
alter table certificate add constraint certificate_serial_check
  check (serial ~ '^NL(-[0-9A-HJKMNP-TV-Z]{4}){4}$');
alter table response add constraint response_value_check check (jsonb_typeof(value) = 'array');
alter table practice_response add constraint practice_response_value_check check (jsonb_typeof(value) = 'array');

-- What was recorded stays as it was recorded.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% rows of % are never changed', lower(tg_op), tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger immutable before update or delete on course_version for each row execute function refuse_change();
create trigger immutable before update or delete on attempt_item for each row execute function refuse_change();
create trigger immutable before update or delete on submission for each row execute function refuse_change();
create trigger immutable before update or delete on certificate for each row execute function refuse_change();
create trigger immutable before update or delete on certificate_document for each row execute function refuse_change();
create trigger immutable before update or delete on revocation for each row execute function refuse_change();
create trigger immutable before update or delete on audit_event for each row execute function refuse_change();
create trigger immutable before update or delete on practice_response for each row execute function refuse_change();
create trigger immutable before update or delete on lesson_completion for each row execute function refuse_change();
create trigger immutable before update or delete on name_confirmation for each row execute function refuse_change();
create trigger immutable before update or delete on page_view for each row execute function refuse_change();
create trigger kept before truncate on audit_event for each statement execute function refuse_change();
create trigger kept before truncate on certificate for each statement execute function refuse_change();

-- An attempt changes only by being submitted, once.
create function guard_attempt() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.submitted_at is not null then
    raise exception 'attempt % is never changed', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on attempt for each row execute function guard_attempt();

-- An answer is saved before the submission or not at all: the lock orders the two.
create function guard_response() returns trigger language plpgsql as $$
declare
  submitted timestamptz;
begin
  if tg_op = 'UPDATE' and (new.attempt_id, new.position) <> (old.attempt_id, old.position) then
    raise exception 'a response stays with its item' using errcode = 'restrict_violation';
  end if;
  select submitted_at into submitted from attempt where id = coalesce(new.attempt_id, old.attempt_id) for share;
  if tg_op = 'DELETE' or submitted is not null then
    raise exception 'the attempt of this response was submitted' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before insert or update or delete on response for each row execute function guard_response();

-- A form is drawn with its attempt, not added to later.
create function guard_form() returns trigger language plpgsql as $$
begin
  if exists (select from attempt where id = new.attempt_id and submitted_at is not null) then
    raise exception 'the attempt was submitted' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before insert on attempt_item for each row execute function guard_form();

-- A correction supersedes a certificate of its own enrollment, never itself: so the chain has one root and one end.
create function guard_supersession() returns trigger language plpgsql as $$
begin
  if not exists (select from certificate where id = new.supersedes_id and enrollment_id = new.enrollment_id) then
    raise exception 'a certificate supersedes one of its own enrollment' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before insert on certificate
  for each row when (new.supersedes_id is not null) execute function guard_supersession();
