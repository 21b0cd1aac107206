-- AlterEnum
ALTER TYPE "assignment_audience" ADD VALUE 'division';
ALTER TYPE "assignment_audience" ADD VALUE 'rank';

-- AlterTable
ALTER TABLE "assignment" ADD COLUMN     "division_id" UUID,
ADD COLUMN     "rank" TEXT;

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "division_since" TIMESTAMPTZ(3),
ADD COLUMN     "rank_since" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "assignment_cohort_id_idx" ON "assignment"("cohort_id");

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_organization_id_division_id_fkey" FOREIGN KEY ("organization_id", "division_id") REFERENCES "division"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say. As text: a new value of an enumeration cannot be used in its own transaction.
alter table assignment drop constraint assignment_audience_check, add constraint assignment_audience_check check (
  (audience::text = 'cohort') = (cohort_id is not null) and (audience::text = 'person') = (account_id is not null)
  and (audience::text = 'division') = (division_id is not null) and (audience::text = 'rank') = (rank is not null)
  and (due_on is null or due_days is null) and due_days between 0 and 3650);
create index assignment_live on assignment (organization_id, audience) where ended_at is null;
create index membership_by_rank_key on membership (organization_id, lower(rank))
  where role = 'learner' and ended_at is null and rank <> '';

-- Days after joining count from when a person came into the division or got the rank.
create function keep_since() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  moment timestamptz := coalesce(new.details_changed_at, new.started_at);
begin
  if tg_op = 'INSERT' or new.division_id is distinct from old.division_id then new.division_since := moment; end if;
  if tg_op = 'INSERT' or lower(new.rank) <> lower(old.rank) then new.rank_since := moment; end if;
  return new;
end $$;
create trigger since before insert or update of division_id, rank on membership
  for each row execute function keep_since();
