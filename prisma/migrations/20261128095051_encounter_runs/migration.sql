-- One run of an encounter was called a walk. Every row stays.
ALTER TABLE "walk" RENAME TO "encounter_run";
ALTER TABLE "walk_end" RENAME TO "run_end";
ALTER TABLE "step" RENAME COLUMN "walk_id" TO "run_id";
ALTER TABLE "run_end" RENAME COLUMN "walk_id" TO "run_id";
ALTER TABLE "reflection" RENAME COLUMN "walk_id" TO "run_id";
ALTER TABLE "encounter_version" RENAME COLUMN "first_walked_at" TO "first_run_at";

ALTER TABLE "encounter_run" RENAME CONSTRAINT "walk_pkey" TO "encounter_run_pkey";
ALTER TABLE "encounter_run" RENAME CONSTRAINT "walk_account_id_fkey" TO "encounter_run_account_id_fkey";
ALTER TABLE "encounter_run" RENAME CONSTRAINT "walk_enrollment_id_fkey" TO "encounter_run_enrollment_id_fkey";
ALTER TABLE "encounter_run" RENAME CONSTRAINT "walk_course_version_id_fkey" TO "encounter_run_course_version_id_fkey";
ALTER TABLE "encounter_run" RENAME CONSTRAINT "walk_encounter_hash_fkey" TO "encounter_run_encounter_hash_fkey";
ALTER TABLE "step" RENAME CONSTRAINT "step_walk_id_fkey" TO "step_run_id_fkey";
ALTER TABLE "run_end" RENAME CONSTRAINT "walk_end_pkey" TO "run_end_pkey";
ALTER TABLE "run_end" RENAME CONSTRAINT "walk_end_walk_id_fkey" TO "run_end_run_id_fkey";
ALTER TABLE "run_end" RENAME CONSTRAINT "walk_end_check" TO "run_end_check";
ALTER TABLE "reflection" RENAME CONSTRAINT "reflection_walk_id_fkey" TO "reflection_run_id_fkey";
ALTER INDEX "walk_account_id_unit_id_ordinal_key" RENAME TO "encounter_run_account_id_unit_id_ordinal_key";
ALTER INDEX "walk_open_key" RENAME TO "encounter_run_open_key";

-- Databases from before the views have none.
ALTER VIEW IF EXISTS "playthrough" RENAME TO "begun_run";
ALTER VIEW IF EXISTS "ended_playthrough" RENAME TO "ended_run";

ALTER FUNCTION guard_walk() RENAME TO guard_run;
create or replace function guard_run() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null or new.ended_at is null
    or (to_jsonb(new) - 'ended_at') <> (to_jsonb(old) - 'ended_at') then
    raise exception 'run % is never changed', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create or replace function guard_step() returns trigger language plpgsql as $$
declare
  ended timestamptz;
begin
  select ended_at into ended from encounter_run where id = new.run_id for update;
  -- Of two copies of the last choice, the later one meets the step, not the end.
  if new.position <> 1 + (select count(*) from step where run_id = new.run_id) then
    raise exception 'a step follows the one before' using errcode = 'unique_violation';
  end if;
  if ended is not null then
    raise exception 'the run of this step has ended' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
