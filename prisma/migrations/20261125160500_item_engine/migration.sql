-- CreateEnum
CREATE TYPE "submission_end" AS ENUM ('learner', 'time');

-- AlterTable
ALTER TABLE "attempt" ADD COLUMN     "time_limit_minutes" INTEGER,
ADD COLUMN     "ordinal" INTEGER;

-- AlterTable
ALTER TABLE "attempt_item"
ADD COLUMN     "max_choices" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "target_order" JSONB;

-- AlterTable
ALTER TABLE "submission" ADD COLUMN     "credits" JSONB,
ADD COLUMN     "ended_by" "submission_end" NOT NULL DEFAULT 'learner',
ALTER COLUMN "raw" SET DATA TYPE DOUBLE PRECISION;

-- CreateTable
CREATE TABLE "uncounted_submission" (
    "attempt_id" UUID NOT NULL,

    CONSTRAINT "uncounted_submission_pkey" PRIMARY KEY ("attempt_id")
);

-- CreateTable
CREATE TABLE "form_statistic" (
    "unit_id" TEXT NOT NULL,
    "form_items" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "raw" DOUBLE PRECISION NOT NULL,
    "raw_squared" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "form_statistic_pkey" PRIMARY KEY ("unit_id","form_items")
);

-- CreateTable
CREATE TABLE "item_statistic" (
    "unit_id" TEXT NOT NULL,
    "form_items" INTEGER NOT NULL,
    "item_hash" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "credit" DOUBLE PRECISION NOT NULL,
    "credit_squared" DOUBLE PRECISION NOT NULL,
    "rest" DOUBLE PRECISION NOT NULL,
    "rest_squared" DOUBLE PRECISION NOT NULL,
    "credit_rest" DOUBLE PRECISION NOT NULL,
    "timed" INTEGER NOT NULL,
    "log_seconds" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "item_statistic_pkey" PRIMARY KEY ("unit_id","form_items","item_hash")
);

-- CreateTable
CREATE TABLE "response_statistic" (
    "unit_id" TEXT NOT NULL,
    "form_items" INTEGER NOT NULL,
    "item_hash" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "response_statistic_pkey" PRIMARY KEY ("unit_id","form_items","item_hash","token")
);

-- CreateTable
CREATE TABLE "item_version" (
    "hash" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "item" JSONB NOT NULL,
    "first_drawn_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "item_version_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "accommodation" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "organization_id" UUID,
    "time_factor" DOUBLE PRECISION NOT NULL,
    "extra_attempts" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "granted_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "accommodation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unlock" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "unit_id" TEXT NOT NULL,
    "organization_id" UUID,
    "reason" TEXT NOT NULL,
    "unlocked_at" TIMESTAMPTZ(3) NOT NULL,
    "unlocked_by_id" UUID,

    CONSTRAINT "unlock_pkey" PRIMARY KEY ("id")
);

-- DropIndex
DROP INDEX "attempt_account_id_unit_id_idx";

-- CreateIndex
CREATE INDEX "item_statistic_item_hash_idx" ON "item_statistic"("item_hash");

-- CreateIndex
CREATE INDEX "response_statistic_item_hash_idx" ON "response_statistic"("item_hash");

-- CreateIndex
CREATE INDEX "item_version_item_id_idx" ON "item_version"("item_id");

-- CreateIndex
CREATE INDEX "accommodation_account_id_idx" ON "accommodation"("account_id");

-- CreateIndex
CREATE INDEX "unlock_account_id_unit_id_idx" ON "unlock"("account_id", "unit_id");

-- What was frozen with each attempt becomes the version of the item, once; what each item earned is counted from it.
insert into item_version (hash, item_id, item, first_drawn_at)
select distinct on (i.item_hash) i.item_hash, i.item_id, i.item, a.started_at
from attempt_item i join attempt a on a.id = i.attempt_id order by i.item_hash, a.started_at;

alter table submission disable trigger immutable;
update submission s set credits = (
  select jsonb_agg(case when r.value = k.key then 1 else 0 end order by i.position)
  from attempt_item i
  left join response r on r.attempt_id = i.attempt_id and r.position = i.position
  cross join lateral (
    select jsonb_agg(o->'id') as key from jsonb_array_elements(i.item->'options') o where (o->>'key')::boolean
  ) k
  where i.attempt_id = s.attempt_id
);
alter table submission enable trigger immutable;
alter table submission alter column credits set not null;
alter table attempt_item drop column item;
insert into uncounted_submission (attempt_id) select attempt_id from submission;

alter table attempt disable trigger guarded;
update attempt a set ordinal = counted.ordinal from (
  select id, row_number() over (partition by account_id, unit_id order by started_at, id) as ordinal from attempt
) counted where counted.id = a.id;
alter table attempt enable trigger guarded;
alter table attempt alter column ordinal set not null;
create unique index attempt_account_id_unit_id_ordinal_key on attempt (account_id, unit_id, ordinal);

-- AddForeignKey
ALTER TABLE "uncounted_submission" ADD CONSTRAINT "uncounted_submission_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "submission"("attempt_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_statistic" ADD CONSTRAINT "item_statistic_item_hash_fkey" FOREIGN KEY ("item_hash") REFERENCES "item_version"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response_statistic" ADD CONSTRAINT "response_statistic_item_hash_fkey" FOREIGN KEY ("item_hash") REFERENCES "item_version"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt_item" ADD CONSTRAINT "attempt_item_item_hash_fkey" FOREIGN KEY ("item_hash") REFERENCES "item_version"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accommodation" ADD CONSTRAINT "accommodation_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accommodation" ADD CONSTRAINT "accommodation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unlock" ADD CONSTRAINT "unlock_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unlock" ADD CONSTRAINT "unlock_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- One open attempt a learner and quiz, in whichever course: a shared quiz is taken once at a time. Where two are open, the
-- one with fewer answers is closed without a result: kept as it is, and no fail that nobody submitted.
update attempt set submitted_at = now() where id in (
  select id from (
    select a.id, row_number() over (partition by a.account_id, a.unit_id
      order by (select count(*) from response r where r.attempt_id = a.id and r.answered_at is not null) desc,
        a.started_at desc) as place
    from attempt a where a.submitted_at is null
  ) open where place > 1
);
drop index attempt_open_key;
create unique index attempt_open_key on attempt (account_id, unit_id) where submitted_at is null;
create unique index accommodation_live_key on accommodation (account_id, organization_id) nulls not distinct
  where ended_at is null;

alter table response add constraint response_confidence_check check (confidence in ('sure', 'think-so', 'guess'));
alter table submission add constraint submission_credits_check check (jsonb_typeof(credits) = 'array');
alter table attempt add constraint attempt_time_limit_check check (time_limit_minutes > 0);
alter table accommodation add constraint accommodation_more_check
  check (time_factor between 1 and 10 and extra_attempts between 0 and 100 and (time_factor > 1 or extra_attempts > 0));

create trigger immutable before update or delete on item_version for each row execute function refuse_change();
create trigger immutable before update or delete on unlock for each row execute function refuse_change();

-- An accommodation changes only by being ended, once.
create function guard_accommodation() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null or new.ended_at is null or
    (new.id, new.account_id, new.organization_id, new.time_factor, new.extra_attempts, new.reason, new.granted_at,
      new.granted_by_id) is distinct from (old.id, old.account_id, old.organization_id, old.time_factor,
      old.extra_attempts, old.reason, old.granted_at, old.granted_by_id) then
    raise exception 'accommodation % is never changed', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on accommodation for each row execute function guard_accommodation();

-- When the time of an attempt is over: its limit, longer by what the learner has been granted at any time since it
-- began. So a grant counts at once, in an attempt that is open too, and its end takes nothing from one. Null: no limit.
-- In PL/pgSQL, which costs a tenth of what a call in SQL does where there is no limit.
create function attempt_due(a attempt) returns timestamptz language plpgsql stable as $$
begin
  if a.time_limit_minutes is null then
    return null;
  end if;
  return a.started_at + a.time_limit_minutes * interval '1 minute' * coalesce(
    (select max(time_factor) from accommodation
      where account_id = a.account_id and (ended_at is null or ended_at > a.started_at)), 1);
end $$;

-- Whether a response leaves nothing of its item out: something is chosen, or everything was given a target, and of the
-- places of an order, which are numbers, each once.
create function is_complete(value jsonb, i attempt_item) returns boolean language plpgsql immutable as $$
begin
  if i.target_order is null then
    return jsonb_array_length(value) > 0;
  end if;
  return jsonb_array_length(value) = i.max_choices and (not i.target_order ? '1' or (
    select count(distinct split_part(token, ':', 2)) = count(*) from jsonb_array_elements_text(value) token));
end $$;

-- Whatever is submitted is counted, once: lib/analysis/count.ts takes it from here.
create function note_uncounted() returns trigger language plpgsql as $$
begin
  insert into uncounted_submission (attempt_id) values (new.attempt_id);
  return new;
end $$;
create trigger noted after insert on submission for each row execute function note_uncounted();

-- An attempt changes by being submitted, once, and in nothing else: its start and its limit say when it is over.
create or replace function guard_attempt() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.submitted_at is not null or new.submitted_at is null
    or to_jsonb(new) - 'submitted_at' <> to_jsonb(old) - 'submitted_at' then
    raise exception 'attempt % is never changed', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
