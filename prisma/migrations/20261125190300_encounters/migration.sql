-- CreateTable
CREATE TABLE "encounter_version" (
    "hash" TEXT NOT NULL,
    "encounter_id" TEXT NOT NULL,
    "encounter" JSONB NOT NULL,
    "first_walked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "encounter_version_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "walk" (
    "id" UUID NOT NULL,
    "enrollment_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "encounter_hash" TEXT NOT NULL,
    "course_version_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "walk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "step" (
    "walk_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "node_id" TEXT NOT NULL,
    "choice_id" TEXT NOT NULL,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "step_pkey" PRIMARY KEY ("walk_id","position")
);

-- CreateTable
CREATE TABLE "walk_end" (
    "walk_id" UUID NOT NULL,
    "node_id" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "situation" TEXT NOT NULL,
    "acts" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "walk_end_pkey" PRIMARY KEY ("walk_id")
);

-- CreateTable
CREATE TABLE "encounter_reading" (
    "account_id" UUID NOT NULL,
    "unit_id" TEXT NOT NULL,
    "enrollment_id" UUID NOT NULL,
    "course_version_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "encounter_reading_pkey" PRIMARY KEY ("account_id","unit_id")
);

-- CreateTable
CREATE TABLE "reflection" (
    "walk_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reflection_pkey" PRIMARY KEY ("walk_id")
);

-- CreateIndex
CREATE INDEX "encounter_version_encounter_id_idx" ON "encounter_version"("encounter_id");

-- CreateIndex
CREATE UNIQUE INDEX "walk_account_id_unit_id_ordinal_key" ON "walk"("account_id", "unit_id", "ordinal");

-- AddForeignKey
ALTER TABLE "walk" ADD CONSTRAINT "walk_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "walk" ADD CONSTRAINT "walk_enrollment_id_fkey" FOREIGN KEY ("enrollment_id") REFERENCES "enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "walk" ADD CONSTRAINT "walk_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "walk" ADD CONSTRAINT "walk_encounter_hash_fkey" FOREIGN KEY ("encounter_hash") REFERENCES "encounter_version"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step" ADD CONSTRAINT "step_walk_id_fkey" FOREIGN KEY ("walk_id") REFERENCES "walk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "walk_end" ADD CONSTRAINT "walk_end_walk_id_fkey" FOREIGN KEY ("walk_id") REFERENCES "walk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "encounter_reading" ADD CONSTRAINT "encounter_reading_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "encounter_reading" ADD CONSTRAINT "encounter_reading_enrollment_id_fkey" FOREIGN KEY ("enrollment_id") REFERENCES "enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "encounter_reading" ADD CONSTRAINT "encounter_reading_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reflection" ADD CONSTRAINT "reflection_walk_id_fkey" FOREIGN KEY ("walk_id") REFERENCES "walk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
create unique index walk_open_key on walk (account_id, unit_id) where ended_at is null;
alter table walk_end add constraint walk_end_check check (
  outcome in ('sound', 'costly') and situation in ('trafficking', 'look-alike')
  and acts in ('escalate', 'ask-further', 'refer', 'none'));
alter table step add constraint step_position_check check (position between 1 and 1000);

create trigger immutable before update or delete on encounter_version for each row execute function refuse_change();
create trigger immutable before update or delete on step for each row execute function refuse_change();
create trigger immutable before update or delete on walk_end for each row execute function refuse_change();
create trigger immutable before update or delete on encounter_reading for each row execute function refuse_change();

-- A walk changes only by ending, once.
create function guard_walk() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null or new.ended_at is null
    or (to_jsonb(new) - 'ended_at') <> (to_jsonb(old) - 'ended_at') then
    raise exception 'walk % is never changed', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on walk for each row execute function guard_walk();

-- Steps come one after another, on an open walk: the lock orders them and the end.
create function guard_step() returns trigger language plpgsql as $$
declare
  ended timestamptz;
begin
  select ended_at into ended from walk where id = new.walk_id for update;
  -- Who sent the last choice twice at once meets the step, not the end.
  if new.position <> 1 + (select count(*) from step where walk_id = new.walk_id) then
    raise exception 'a step follows the one before' using errcode = 'unique_violation';
  end if;
  if ended is not null then
    raise exception 'the walk of this step has ended' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before insert on step for each row execute function guard_step();
