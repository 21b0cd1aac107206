-- CreateEnum
CREATE TYPE "follow_up_reply" AS ENUM ('used', 'no_occasion', 'not_used');

-- CreateTable
CREATE TABLE "practice_plan" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "by_mail" BOOLEAN NOT NULL,
    "quiet_from" INTEGER NOT NULL,
    "quiet_until" INTEGER NOT NULL,
    "time_zone" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,

    CONSTRAINT "practice_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spaced_case" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "course_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "item_hash" TEXT NOT NULL,
    "option_order" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "value" JSONB,
    "correct" BOOLEAN,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "spaced_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow_up" (
    "certificate_id" UUID NOT NULL,
    "days" INTEGER NOT NULL,
    "account_id" UUID NOT NULL,
    "reply" "follow_up_reply" NOT NULL,
    "replied_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("certificate_id","days")
);

-- CreateIndex
CREATE INDEX "practice_plan_account_id_idx" ON "practice_plan"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "spaced_case_account_id_ordinal_key" ON "spaced_case"("account_id", "ordinal");

-- CreateIndex
CREATE INDEX "follow_up_account_id_idx" ON "follow_up"("account_id");

-- AddForeignKey
ALTER TABLE "practice_plan" ADD CONSTRAINT "practice_plan_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spaced_case" ADD CONSTRAINT "spaced_case_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spaced_case" ADD CONSTRAINT "spaced_case_item_hash_fkey" FOREIGN KEY ("item_hash") REFERENCES "item_version"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
create unique index practice_plan_live_key on practice_plan (account_id) where ended_at is null;
create unique index spaced_case_open_key on spaced_case (account_id) where answered_at is null;
create index spaced_case_due_idx on spaced_case (due_at) where answered_at is null;
alter table practice_plan add constraint practice_plan_check check (
  quiet_from between 0 and 23 and quiet_until between 0 and 23
  and (ended_at is null) = (ended_by is null) and ended_by in ('learner', 'link', 'changed', 'finished'));
alter table spaced_case add constraint spaced_case_check check (
  (answered_at is null) = (value is null) and (answered_at is null) = (correct is null)
  and jsonb_typeof(value) = 'array');
alter table follow_up add constraint follow_up_days_check check (days in (30, 90));

create trigger immutable before update or delete on follow_up for each row execute function refuse_change();

-- A plan changes only by ending, a case only by being answered: each once.
create function guard_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or to_jsonb(old) ->> tg_argv[0] is not null or to_jsonb(new) ->> tg_argv[0] is null
    or (to_jsonb(new) - tg_argv) <> (to_jsonb(old) - tg_argv) then
    raise exception '% % is never changed', tg_table_name, old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on practice_plan
  for each row execute function guard_once('ended_at', 'ended_by');
create trigger guarded before update or delete on spaced_case
  for each row execute function guard_once('answered_at', 'value', 'correct');
