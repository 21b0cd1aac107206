-- CreateTable
CREATE TABLE "audit_node" (
    "level" INTEGER NOT NULL,
    "index" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_node_pkey" PRIMARY KEY ("level","index")
);

-- A copy of the previous release, still running beside the new one or after a rollback, seals without the root of the tree, and
-- the log would fail verification from then on. Postgres refuses its checkpoint; the entries wait for the new release.
create or replace function guard_checkpoint() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  part text;
begin
  if not exists (select from audit_link where position = new.size and hash = new.document::jsonb ->> 'head'
    and position = (select max(position) from audit_link) and new.document::jsonb ->> 'size' = new.size::text) then
    raise exception 'checkpoint % is not of the last link', new.size using errcode = 'restrict_violation';
  end if;
  foreach part in array array['subjects', 'tree'] loop
    if not new.document::jsonb ? part
      and (select document::jsonb ? part from audit_checkpoint order by size desc limit 1) then
      raise exception 'checkpoint % has no %, but the one before it has', new.size, part using errcode = 'restrict_violation';
    end if;
  end loop;
  return new;
end $$;
