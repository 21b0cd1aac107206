-- A correction, decision, or withdrawal replaces a row of its own certificate or attendance: each has one first row and one end.
create function guard_outside_version() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (select from outside_certificate o where o.id = new.replaces_id and o.certificate_id = new.certificate_id
    and o.organization_id = new.organization_id and o.account_id = new.account_id and o.sha256 = new.sha256)
  then
    raise exception 'a version replaces one of its own certificate, with the same file' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before insert on outside_certificate
  for each row when (new.replaces_id is not null) execute function guard_outside_version();

create function guard_attendance() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (select from attendance a
    where a.id = new.replaces_id and a.session_id = new.session_id and a.account_id = new.account_id)
  then
    raise exception 'a correction replaces attendance of its own person and session' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before insert on attendance
  for each row when (new.replaces_id is not null) execute function guard_attendance();
