-- AlterTable
ALTER TABLE "audit_event" ADD COLUMN     "digests" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "audit_value" (
    "event_id" BIGINT NOT NULL,
    "field" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "audit_value_pkey" PRIMARY KEY ("event_id","field")
);

-- CreateTable
CREATE TABLE "unsealed_event" (
    "event_id" BIGINT NOT NULL,

    CONSTRAINT "unsealed_event_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "audit_link" (
    "position" BIGINT NOT NULL,
    "event_id" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_link_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "audit_checkpoint" (
    "size" BIGINT NOT NULL,
    "document" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_checkpoint_pkey" PRIMARY KEY ("size")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_link_event_id_key" ON "audit_link"("event_id");

-- CreateIndex
CREATE INDEX "audit_event_object_id_idx" ON "audit_event"("object", "id");

-- CreateIndex
CREATE INDEX "audit_event_action_id_idx" ON "audit_event"("action", "id");

-- AddForeignKey
ALTER TABLE "audit_value" ADD CONSTRAINT "audit_value_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "audit_event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unsealed_event" ADD CONSTRAINT "unsealed_event_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "audit_event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_link" ADD CONSTRAINT "audit_link_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "audit_event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
create trigger immutable before update or delete on audit_link for each row execute function refuse_change();
create trigger immutable before update or delete on audit_checkpoint for each row execute function refuse_change();
-- A personal value may be taken away, and not changed.
create trigger immutable before update on audit_value for each row execute function refuse_change();
create trigger kept before truncate on audit_link for each statement execute function refuse_change();
create trigger kept before truncate on audit_checkpoint for each statement execute function refuse_change();
create trigger kept before truncate on audit_value for each statement execute function refuse_change();
alter table audit_link add constraint audit_link_check check (position > 0 and hash ~ '^[0-9a-f]{64}$');
alter table audit_value add constraint audit_value_salt_check check (salt ~ '^[0-9a-f]{32}$');

-- Personal values leave the entries from before the chain: their digests take their place.
alter table audit_event disable trigger immutable;
with personal as (
  select e.id, v.key as field, v.value, replace(gen_random_uuid()::text, '-', '') as salt
  from audit_event e, jsonb_each_text(e.details) v
  where v.value is not null and (v.key in ('reason', 'addressDigest')
    or v.key = 'name' and e.action = 'organization.people-exported')
), kept as (
  insert into audit_value (event_id, field, salt, value) select id, field, salt, value from personal
)
update audit_event e set
  details = e.details - p.fields,
  digests = p.digests
from (
  select id, array_agg(field) as fields,
    jsonb_object_agg(field, encode(sha256(convert_to(salt || value, 'UTF8')), 'hex')) as digests
  from personal group by id
) p
where p.id = e.id;
alter table audit_event enable trigger immutable;

-- Every entry waits to be sealed, those of before first.
insert into unsealed_event (event_id) select id from audit_event;
create function await_seal() returns trigger language plpgsql as $$
begin
  insert into unsealed_event (event_id) values (new.id);
  return null;
end $$;
create trigger sealed_later after insert on audit_event for each row execute function await_seal();
