-- An entry stops waiting only once the chain holds it.
create function guard_queue() returns trigger language plpgsql as $$
begin
  if not exists (select from audit_link where event_id = old.event_id) then
    raise exception 'entry % is not in the chain yet', old.event_id using errcode = 'restrict_violation';
  end if;
  return old;
end $$;
create trigger guarded before delete on unsealed_event for each row execute function guard_queue();
create trigger immutable before update on unsealed_event for each row execute function refuse_change();
create trigger kept before truncate on unsealed_event for each statement execute function refuse_change();
