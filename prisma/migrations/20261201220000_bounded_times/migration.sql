-- A sealed entry whose time contradicts its checkpoints would make verification fail for good.
CREATE TABLE "entry_time_bound" (
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "entry_time_bound_pkey" PRIMARY KEY ("since")
);

create trigger immutable before update or delete on entry_time_bound for each row execute function refuse_change();
create trigger kept before truncate on entry_time_bound for each statement execute function refuse_change();

create or replace function await_seal() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  -- A checkpoint of the future would otherwise refuse every entry.
  sealed_at constant timestamptz := least(clock_timestamp(),
    (select made_at from audit_checkpoint order by size desc limit 1));
begin
  if (new.at < sealed_at - interval '15 minutes' or new.at > clock_timestamp() + interval '1 minute')
    and exists (select from entry_time_bound) then
    raise exception 'The log refuses an entry dated %: it is %.', new.at, clock_timestamp()
      using errcode = 'check_violation', hint = 'Set the clock of the machine that runs the app.';
  end if;
  insert into unsealed_event (event_id, digest) values (new.id, event_digest(new));
  return null;
end $$;
