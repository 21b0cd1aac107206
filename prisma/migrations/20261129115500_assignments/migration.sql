-- CreateEnum
CREATE TYPE "assignment_audience" AS ENUM ('everyone', 'cohort', 'person');

-- CreateTable
CREATE TABLE "assignment" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "audience" "assignment_audience" NOT NULL,
    "cohort_id" UUID,
    "account_id" UUID,
    "due_on" DATE,
    "due_days" INTEGER,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL,
    "assigned_by_id" UUID NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "assignment_organization_id_idx" ON "assignment"("organization_id");

-- CreateIndex
CREATE INDEX "assignment_account_id_idx" ON "assignment"("account_id");

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_cohort_id_fkey" FOREIGN KEY ("cohort_id") REFERENCES "cohort"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
alter table assignment add constraint assignment_audience_check check (
  (audience = 'cohort') = (cohort_id is not null) and (audience = 'person') = (account_id is not null)
  and (due_on is null or due_days is null) and due_days between 0 and 3650);

-- An assignment changes only by ending, once.
create function guard_assignment() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null or new.ended_at is null
    or (to_jsonb(new) - '{ended_at,ended_by_id}'::text[]) <> (to_jsonb(old) - '{ended_at,ended_by_id}'::text[]) then
    raise exception 'assignment % is never changed', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on assignment for each row execute function guard_assignment();
