-- What the app's role could do to the log by SQL, so that an entry never comes into the chain or nobody can read it.

-- A function of a trigger finds our tables, whatever a session calls its temporary ones: those are looked at first otherwise.
do $$
declare
  name regprocedure;
begin
  for name in select oid from pg_proc where pronamespace = 'public'::regnamespace and prorettype = 'trigger'::regtype loop
    execute format('alter function %s set search_path = public, pg_temp', name);
  end loop;
end $$;

-- One entry that cannot be sealed would hold up all after it for ever: of a time that JavaScript has not, of no members, too
-- deep or too long. Details are an object of words, numbers and lists of them; digests one of words.
alter table audit_event add constraint audit_event_at_check check (at >= '0001-01-01Z' and at < '10000-01-01Z');
alter table audit_event add constraint audit_event_shape_check check (
  jsonb_typeof(details) = 'object' and not details @? 'strict $.**{3}'
  and jsonb_typeof(digests) = 'object' and not digests @? 'strict $.**{2}');
alter table audit_event add constraint audit_event_length_check check (
  octet_length(action) <= 100 and octet_length(actor_role) <= 100 and octet_length(object) <= 1000
  and pg_column_size(details) <= 65536 and pg_column_size(digests) <= 65536);

-- A value that does not fit its digest would let nobody verify the log any more.
create function guard_value() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if (select digests ->> new.field from audit_event where id = new.event_id)
    is distinct from encode(sha256(convert_to(new.salt || new.value, 'UTF8')), 'hex') then
    raise exception 'entry % has no digest of this value', new.event_id using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger guarded after insert on audit_value for each row execute function guard_value();

-- Links come one after the other, and with a checkpoint of the last of them: none ahead, where sealing would meet them.
create function guard_link() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.position <> (select coalesce(max(position), 0) + 1 from audit_link) then
    raise exception 'link % does not follow the last one', new.position using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before insert on audit_link for each row execute function guard_link();
create function guard_cover() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (select from audit_checkpoint where size >= new.position) then
    raise exception 'no checkpoint covers link %', new.position using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create constraint trigger covered after insert on audit_link deferrable initially deferred
  for each row execute function guard_cover();
create function guard_checkpoint() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (select from audit_link where position = new.size and hash = new.document::jsonb ->> 'head'
    and position = (select max(position) from audit_link) and new.document::jsonb ->> 'size' = new.size::text) then
    raise exception 'checkpoint % is not of the last link', new.size using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before insert on audit_checkpoint for each row execute function guard_checkpoint();

-- Who was on a list that an entry names person by person.
create index audit_event_people_idx on audit_event using gin ((details -> 'people') jsonb_path_ops)
  where jsonb_typeof(details -> 'people') = 'array';
