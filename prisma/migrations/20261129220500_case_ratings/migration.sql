-- CreateEnum
CREATE TYPE "case_stage" AS ENUM ('before', 'after');

-- CreateEnum
CREATE TYPE "case_set" AS ENUM ('a', 'b');

-- CreateTable
CREATE TABLE "case_round" (
    "id" UUID NOT NULL,
    "enrollment_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "course_id" TEXT NOT NULL,
    "course_version_id" UUID NOT NULL,
    "stage" "case_stage" NOT NULL,
    "case_set" "case_set" NOT NULL,
    "cases" JSONB NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_version" (
    "hash" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "first_shown_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_version_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "case_rating" (
    "round_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "case_hash" TEXT NOT NULL,
    "rating" INTEGER NOT NULL,
    "rated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_rating_pkey" PRIMARY KEY ("round_id","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "case_round_account_id_course_id_stage_key" ON "case_round"("account_id", "course_id", "stage");

-- AddForeignKey
ALTER TABLE "case_round" ADD CONSTRAINT "case_round_enrollment_id_fkey" FOREIGN KEY ("enrollment_id") REFERENCES "enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_round" ADD CONSTRAINT "case_round_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_round" ADD CONSTRAINT "case_round_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_rating" ADD CONSTRAINT "case_rating_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "case_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_rating" ADD CONSTRAINT "case_rating_case_hash_fkey" FOREIGN KEY ("case_hash") REFERENCES "case_version"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
alter table case_rating add constraint case_rating_rating_check check (rating between 1 and 5);
create trigger immutable before update or delete on case_round for each row execute function refuse_change();
create trigger immutable before update or delete on case_version for each row execute function refuse_change();
create trigger immutable before update or delete on case_rating for each row execute function refuse_change();
create trigger kept before truncate on case_round for each statement execute function refuse_change();
create trigger kept before truncate on case_version for each statement execute function refuse_change();
create trigger kept before truncate on case_rating for each statement execute function refuse_change();

-- The second round has the other set, and cases come one after another.
create function guard_case_round() returns trigger language plpgsql as $$
begin
  if new.stage = 'after' and not exists (select from case_round r
    where r.account_id = new.account_id and r.course_id = new.course_id and r.stage = 'before' and r.case_set <> new.case_set)
  then
    raise exception 'the second round has the set that the first left' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarded before insert on case_round for each row execute function guard_case_round();
