-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "details_changed_at" TIMESTAMPTZ(3),
ADD COLUMN     "details_changed_by_id" UUID,
ADD COLUMN     "details_version" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "hired_on" DATE,
ADD COLUMN     "identifier" TEXT COLLATE "C" NOT NULL DEFAULT '',
ADD COLUMN     "rank" TEXT COLLATE "C" NOT NULL DEFAULT '',
ADD COLUMN     "search_key" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "supervisor_id" UUID;

-- CreateTable
CREATE TABLE "identifier_rule" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "pattern" TEXT NOT NULL,
    "is_required" BOOLEAN NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "began_by_id" UUID NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "identifier_rule_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_supervisor_id_fkey" FOREIGN KEY ("supervisor_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identifier_rule" ADD CONSTRAINT "identifier_rule_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
create unique index identifier_rule_live_key on identifier_rule (organization_id) where ended_at is null;
create unique index membership_identifier_key on membership (organization_id, lower(identifier))
  where role = 'learner' and ended_at is null and identifier <> '';

-- Lists that are sorted by a detail read a page of it in order.
create index membership_by_rank on membership (organization_id, rank, name_key, account_id)
  where role = 'learner' and ended_at is null;
create index membership_by_identifier on membership (organization_id, identifier, name_key, account_id)
  where role = 'learner' and ended_at is null;
create index membership_by_hire_date on membership (organization_id, coalesce(hired_on, 'infinity'), name_key, account_id)
  where role = 'learner' and ended_at is null;

-- A search reads one column: a person's name without marks, address and identifier.
create function membership_search_key(name_key text, account_id uuid, identifier text) returns text
  language sql stable set search_path = public, pg_temp as $$
  select name_key || E'\n' || coalesce((select email_key from account where id = account_id), '') || E'\n' || lower(identifier)
$$;
create function fill_membership_search_key() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.search_key := membership_search_key(new.name_key, new.account_id, new.identifier);
  return new;
end $$;
create trigger search_key before insert or update of name_key, identifier on membership
  for each row execute function fill_membership_search_key();
create function follow_account_address() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  update membership set search_key = membership_search_key(name_key, account_id, identifier) where account_id = new.id;
  return null;
end $$;
create trigger search_key after update of email_key on account
  for each row when (old.email_key <> new.email_key) execute function follow_account_address();
update membership set search_key = membership_search_key(name_key, account_id, identifier);

-- Where the server has trigrams, a search uses an index; elsewhere it reads the organization's people.
do $$ begin
  create extension if not exists pg_trgm;
  create index membership_search on membership using gin (search_key gin_trgm_ops)
    where role = 'learner' and ended_at is null;
exception when others then
  raise notice 'no trigram index: %', sqlerrm;
end $$;
